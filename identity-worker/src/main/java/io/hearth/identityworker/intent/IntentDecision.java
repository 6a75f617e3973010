package io.hearth.identityworker.intent;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.identityworker.ledger.Announcement;
import io.hearth.identityworker.ledger.Desired;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Intent;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.ledger.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an event changes, given the rows that it concerns. Old news changes nothing. */
final class IntentDecision {
    private static final String BEING_REMOVED = "The stack's domain project is being removed.";
    private static final String NOT_THERE = "The identity of this resource is not there any more.";

    private IntentDecision() {}

    /**
     * A user or keypair is wanted, beside those of the resource's earlier generations: which of
     * them is to go, only whoever wanted it can say.
     *
     * @param fresh the new row, with all that was chosen for it
     * @param known the tree's project and the resource's earlier generations
     */
    static Change wanted(Identity fresh, List<Identity> known, Instant now) {
        List<Identity> earlier = ofResource(fresh.stack(), fresh.resource(), known);
        if (earlier.stream().anyMatch(i -> i.generation() >= fresh.generation())) {
            return Change.none();
        }
        Optional<Identity> project = project(known);
        if (project.isPresent() && !project.get().isWanted()) {
            return Change.told(
                    List.of(
                            new IdentityFailed(
                                    fresh.stack(),
                                    fresh.resource(),
                                    fresh.generation(),
                                    BEING_REMOVED)));
        }
        List<Identity> added = new ArrayList<>();
        if (project.isEmpty() && needsProject(fresh, known)) {
            added.add(newProject(fresh.stack(), now));
        }
        added.add(fresh);
        return Change.added(added);
    }

    /** Trustees and their keypairs work in the project of the stack's owner. */
    private static boolean needsProject(Identity fresh, List<Identity> known) {
        String holder = fresh.intent().userResource();
        boolean onTrustee =
                known.stream()
                        .filter(i -> i.kind() == Kind.TRUSTEE)
                        .anyMatch(i -> i.resource().equals(holder));
        return fresh.kind() != Kind.TRUSTEE && !onTrustee;
    }

    /** A generation of a resource's user is to be disabled, or of its keypair to rest. */
    static Change suspended(IdentitySuspended event, List<Identity> known) {
        return turn(event.stack(), event.resource(), event.generation(), known, Desired.DISABLED);
    }

    /** A generation of a resource's user is to be enabled again, or of its keypair be there. */
    static Change resumed(IdentityResumed event, List<Identity> known) {
        return turn(event.stack(), event.resource(), event.generation(), known, Desired.PRESENT);
    }

    /** Of what is so already, or cannot become so, the bus hears at once. */
    private static Change turn(
            StackRef stack,
            String resource,
            long generation,
            List<Identity> known,
            Desired desired) {
        Optional<Identity> named = wanted(stack, resource, generation, known);
        if (named.isEmpty()) {
            return notThere(stack, resource, generation);
        }
        Identity identity = named.get();
        if (identity.desired() != desired && identity.phase() != Phase.FAILED) {
            return Change.turned(fromTheOther(identity, desired), desired);
        }
        String projectId = project(known).map(Identity::keystoneId).orElse(null);
        return identity.isSettled()
                ? Change.told(Announcement.of(identity, projectId))
                : Change.none();
    }

    /**
     * What it is turned from may have been done in Keystone without being recorded: where nothing
     * looks left to do, all of it is done again, and told.
     */
    private static Identity fromTheOther(Identity identity, Desired desired) {
        Phase done = desired == Desired.PRESENT ? Phase.READY : Phase.DISABLED;
        Phase other = desired == Desired.PRESENT ? Phase.DISABLED : Phase.READY;
        return identity.phase() == done
                ? identity.with(identity.observed().reached(other))
                : identity;
    }

    /** Somebody wants to know whether a generation of a resource's identity is in Keystone. */
    static Change checkWanted(IdentityCheckWanted event, List<Identity> known) {
        Optional<Identity> named =
                wanted(event.stack(), event.resource(), event.generation(), known);
        if (named.isEmpty()) {
            return notThere(event.stack(), event.resource(), event.generation());
        }
        return named.get().phase() == Phase.FAILED
                ? Change.told(Announcement.of(named.get(), null))
                : Change.checked(named.get());
    }

    private static Optional<Identity> wanted(
            StackRef stack, String resource, long generation, List<Identity> known) {
        return generation(generation, ofResource(stack, resource, known))
                .filter(Identity::isWanted);
    }

    private static Change notThere(StackRef stack, String resource, long generation) {
        return Change.told(List.of(new IdentityFailed(stack, resource, generation, NOT_THERE)));
    }

    /**
     * A generation of a resource's identity is to have another credential. What is not there, or
     * rests, gets none.
     */
    static Change rotationWanted(
            IdentityRotationWanted event, List<Identity> known, RenewalDecision decision) {
        return wanted(event.stack(), event.resource(), event.generation(), known)
                .map(identity -> decision.of(identity, event.atOnce()))
                .orElse(Change.none());
    }

    /** A generation of a resource's identity is to go, and every keypair on its user with it. */
    static Change unwanted(IdentityUnwanted event, List<Identity> known, Instant now) {
        List<Identity> generations = ofResource(event.stack(), event.resource(), known);
        Optional<Identity> named = generation(event.generation(), generations);
        List<Identity> going = new ArrayList<>();
        named.filter(Identity::isWanted).ifPresent(going::add);
        if (going.stream().anyMatch(i -> i.kind().isUser())) {
            going.addAll(keypairsOn(going.getFirst(), known));
        }
        List<IdentityEvent> events = new ArrayList<>(revocations(going));
        List<Identity> added = new ArrayList<>();
        if (named.isEmpty()) {
            added.add(neverMade(event, now));
        }
        if (named.isEmpty() || named.get().phase() == Phase.REMOVED) {
            events.add(new IdentityRemoved(event.stack(), event.resource(), event.generation()));
        }
        return Change.unwanted(added, going, events);
    }

    /**
     * A stack that begins gets its tree's project, and one that is gone leaves none behind; nested
     * ones share their root's.
     *
     * @param known the project, and all of the tree that is not removed
     */
    static Change changed(StackStateChanged event, List<Identity> known, Instant now) {
        StackRef stack = event.stack();
        if (!stack.id().equals(stack.rootId())) {
            return Change.none();
        }
        Optional<Identity> project = project(known);
        return switch (event.action() + "_" + event.status()) {
            case "CREATE_IN_PROGRESS", "ADOPT_IN_PROGRESS" ->
                    project.isEmpty()
                            ? Change.added(List.of(newProject(stack, now)))
                            : Change.none();
            case "DELETE_COMPLETE" ->
                    project.filter(Identity::isWanted).isPresent()
                            ? projectUnwanted(new DomainProjectUnwanted(stack), known, now)
                            : Change.none();
            default -> Change.none();
        };
    }

    /**
     * The trust to a trustee does not stand any more: its keypairs, which were under it, are to go,
     * and whoever wanted them is told.
     *
     * @param known of the trustee's resource
     * @param sentence what is wrong with the trust
     */
    static Change trustLost(Identity trustee, List<Identity> known, String sentence) {
        List<Identity> going = keypairsOn(trustee, known);
        List<IdentityEvent> events = new ArrayList<>(revocations(going));
        events.add(Announcement.checked(trustee, List.of(sentence)));
        going.forEach(keypair -> events.add(Announcement.checked(keypair, List.of(sentence))));
        return Change.unwanted(List.of(), going, events);
    }

    /** The wanted keypairs that are on a user, and not on one of another generation. */
    private static List<Identity> keypairsOn(Identity user, List<Identity> known) {
        Tree users = new Tree(null, List.of(), ofResource(user.stack(), user.resource(), known));
        return known.stream()
                .filter(i -> user.resource().equals(i.intent().userResource()))
                .filter(i -> i.stack().id().equals(user.stack().id()))
                .filter(i -> user.equals(users.holderOf(i)))
                .filter(Identity::isWanted)
                .toList();
    }

    /**
     * All of a stack tree is to go, its project last.
     *
     * @param known the project, and all of the tree that is not removed
     */
    static Change projectUnwanted(DomainProjectUnwanted event, List<Identity> known, Instant now) {
        Optional<Identity> project = project(known);
        List<Identity> going = known.stream().filter(Identity::isWanted).toList();
        List<IdentityEvent> events =
                new ArrayList<>(
                        revocations(going.stream().filter(i -> i.kind() != Kind.PROJECT).toList()));
        List<Identity> added = new ArrayList<>();
        boolean empty = project.isEmpty() && known.isEmpty();
        if (project.isEmpty()) {
            Identity fresh = newProject(event.stack(), now);
            // one of which nothing was made goes behind all that is left of the tree
            added.add(empty ? removed(fresh, now) : fresh.unwanted(now));
        }
        if (empty || project.filter(p -> p.phase() == Phase.REMOVED).isPresent()) {
            events.add(new DomainProjectRemoved(event.stack()));
        }
        return Change.unwanted(added, going, events);
    }

    private static List<IdentityEvent> revocations(List<Identity> going) {
        return going.stream().map(i -> (IdentityEvent) Announcement.revoked(i)).toList();
    }

    private static Optional<Identity> project(List<Identity> known) {
        return known.stream().filter(i -> i.kind() == Kind.PROJECT).findFirst();
    }

    private static Optional<Identity> generation(long generation, List<Identity> generations) {
        return generations.stream().filter(i -> i.generation() == generation).findFirst();
    }

    private static List<Identity> ofResource(
            StackRef stack, String resource, List<Identity> known) {
        return known.stream()
                .filter(i -> i.kind() != Kind.PROJECT)
                .filter(i -> i.stack().id().equals(stack.id()) && i.resource().equals(resource))
                .toList();
    }

    /** The row keeps a late wish for the same generation from having an effect. */
    private static Identity neverMade(IdentityUnwanted event, Instant now) {
        Identity row =
                Identity.wanted(
                        Kind.USER,
                        event.stack(),
                        event.resource(),
                        event.generation(),
                        Intent.neverMade(),
                        now);
        return removed(row, now);
    }

    private static Identity removed(Identity row, Instant now) {
        return row.unwanted(now).with(row.observed().reached(Phase.REMOVED));
    }

    private static Identity newProject(StackRef stack, Instant now) {
        StackRef root =
                new StackRef(stack.rootId(), stack.name(), stack.rootId(), stack.projectId());
        String name = ProjectName.of(stack.projectId(), stack.rootId());
        return Identity.wanted(Kind.PROJECT, root, "", 0, Intent.project(name), now);
    }
}
