package io.hearth.identityworker.intent;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent;
import io.hearth.contract.StackEvent.AlarmDefined;
import io.hearth.contract.StackEvent.AlarmRemoved;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.IdentitiesRetained;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.IntentStore;
import io.hearth.messaging.Inbox;
import io.hearth.messaging.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores what events say ought to be, in one transaction with their acceptance. */
@ApplicationScoped
public class Intents {
    /** The consumer's name in the inbox. */
    static final String CONSUMER = "stacks";

    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final IntentStore store;
    private final NewIdentities newIdentities;
    private final Overlap overlap;
    private final DomainProjectTiming timing;
    private final Clock clock = Clock.systemUTC();

    Intents(
            Mutiny.SessionFactory sessions,
            Inbox inbox,
            Outbox outbox,
            IntentStore store,
            NewIdentities newIdentities,
            Overlap overlap,
            @ConfigProperty(name = DomainProjectTiming.PROPERTY) DomainProjectTiming timing) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.outbox = outbox;
        this.store = store;
        this.newIdentities = newIdentities;
        this.overlap = overlap;
        this.timing = timing;
    }

    /**
     * Applies events of one stack tree, in their order and each once, in one transaction.
     *
     * @return whether the ledger was changed, so that the loop has work
     */
    public Uni<Boolean> apply(List<EventEnvelope> envelopes) {
        List<EventEnvelope> concerning =
                envelopes.stream()
                        .filter(one -> one.event() instanceof StackEvent event && concerns(event))
                        .toList();
        return concerning.isEmpty()
                ? Uni.createFrom().item(false)
                : sessions.withTransaction(session -> applyOnce(session, concerning));
    }

    /**
     * A trustee's trust was seen not to stand any more.
     *
     * @param sentence what is wrong with it
     * @return whether the ledger was changed
     */
    public Uni<Boolean> trustLost(Identity trustee, String sentence) {
        Set<String> resource = Set.of(trustee.resource());
        return sessions.withTransaction(
                session ->
                        store.related(session, trustee.stack(), resource)
                                .map(known -> trustLost(trustee, known, sentence))
                                .chain(change -> store(session, change, clock.instant())));
    }

    private static Change trustLost(Identity trustee, List<Identity> known, String sentence) {
        // it may have been changed since it was looked at
        return known.contains(trustee)
                ? IntentDecision.trustLost(trustee, known, sentence)
                : Change.none();
    }

    /**
     * An identity's keypair has become too old.
     *
     * @return whether the ledger was changed
     */
    public Uni<Boolean> rotate(Identity identity) {
        return sessions.withTransaction(session -> rotate(session, identity, clock.instant()));
    }

    private Uni<Boolean> rotate(Mutiny.Session session, Identity identity, Instant now) {
        return store.related(session, identity.stack(), Set.of(identity.resource()))
                .map(
                        known ->
                                // it may have been changed since it was looked at
                                known.contains(identity)
                                        ? renewal(now).of(identity, false)
                                        : Change.none())
                .chain(change -> store(session, change, now));
    }

    private RenewalDecision renewal(Instant now) {
        return new RenewalDecision(newIdentities::another, overlap::of, now);
    }

    private Uni<Boolean> applyOnce(Mutiny.Session session, List<EventEnvelope> envelopes) {
        Instant now = clock.instant();
        return inbox.accept(session, CONSUMER, envelopes)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(one -> changeAlone(session, one, now))
                .collect()
                .asList()
                .map(changed -> changed.contains(true));
    }

    /** What comes next reads what statements have made of the rows, not what the session holds. */
    private Uni<Boolean> changeAlone(Mutiny.Session session, EventEnvelope envelope, Instant now) {
        return change(session, (StackEvent) envelope.event(), now)
                .call(changed -> changed ? session.flush().invoke(session::clear) : nothing());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Boolean> change(Mutiny.Session session, StackEvent event, Instant now) {
        Uni<Change> change =
                switch (event) {
                    case UserWanted user ->
                            decide(
                                    session,
                                    user.stack(),
                                    user.resource(),
                                    known ->
                                            IntentDecision.wanted(
                                                    newIdentities.user(user, now), known, now));
                    case KeypairWanted keypair ->
                            decide(
                                    session,
                                    keypair.stack(),
                                    Set.of(keypair.resource(), keypair.userResource()),
                                    known ->
                                            IntentDecision.wanted(
                                                    newIdentities.keypair(keypair, now),
                                                    known,
                                                    now));
                    case TrusteeWanted trustee ->
                            decide(
                                    session,
                                    trustee.stack(),
                                    trustee.resource(),
                                    known ->
                                            IntentDecision.wanted(
                                                    newIdentities.trustee(trustee, now),
                                                    known,
                                                    now));
                    case IdentityUnwanted unwanted ->
                            decide(
                                    session,
                                    unwanted.stack(),
                                    unwanted.resource(),
                                    known -> IntentDecision.unwanted(unwanted, known, now));
                    case IdentitySuspended suspended ->
                            decide(
                                    session,
                                    suspended.stack(),
                                    suspended.resource(),
                                    known -> IntentDecision.suspended(suspended, known));
                    case IdentityResumed resumed ->
                            decide(
                                    session,
                                    resumed.stack(),
                                    resumed.resource(),
                                    known -> IntentDecision.resumed(resumed, known));
                    case IdentityRotationWanted rotation ->
                            decide(
                                    session,
                                    rotation.stack(),
                                    rotation.resource(),
                                    known ->
                                            IntentDecision.rotationWanted(
                                                    rotation, known, renewal(now)));
                    case IdentityCheckWanted wanted ->
                            decide(
                                    session,
                                    wanted.stack(),
                                    wanted.resource(),
                                    known -> IntentDecision.checkWanted(wanted, known));
                    case DomainProjectUnwanted unwanted ->
                            store.left(session, unwanted.stack().rootId())
                                    .map(
                                            known ->
                                                    IntentDecision.projectUnwanted(
                                                            unwanted, known, now));
                    case StackStateChanged changed -> changed(session, changed, now);
                    case IdentitiesRetained retained ->
                            store.retain(session, retained.stack().rootId(), retained.until())
                                    .replaceWith(Change.none());
                    case ResourceStateChanged other -> Uni.createFrom().item(Change.none());
                    case HookReached other -> Uni.createFrom().item(Change.none());
                    case HookCleared other -> Uni.createFrom().item(Change.none());
                    case AlarmDefined other -> Uni.createFrom().item(Change.none());
                    case AlarmRemoved other -> Uni.createFrom().item(Change.none());
                    case KeystoneRequested other -> Uni.createFrom().item(Change.none());
                    case TrustUnwanted other -> Uni.createFrom().item(Change.none());
                };
        return change.chain(decided -> store(session, decided, now));
    }

    /** An abandoned stack is deleted as others are, and keeps what it has. */
    private Uni<Change> changed(Mutiny.Session session, StackStateChanged event, Instant now) {
        String rootId = event.stack().rootId();
        return store.isRetained(session, rootId)
                .chain(
                        retained ->
                                retained
                                        ? Uni.createFrom().item(Change.none())
                                        : store.left(session, rootId)
                                                .map(
                                                        known ->
                                                                IntentDecision.changed(
                                                                        event, known, now)));
    }

    private Uni<Change> decide(
            Mutiny.Session session,
            StackRef stack,
            String resource,
            Function<List<Identity>, Change> decision) {
        return decide(session, stack, Set.of(resource), decision);
    }

    private Uni<Change> decide(
            Mutiny.Session session,
            StackRef stack,
            Set<String> resources,
            Function<List<Identity>, Change> decision) {
        return store.related(session, stack, resources).map(decision);
    }

    private Uni<Boolean> store(Mutiny.Session session, Change change, Instant now) {
        return store.add(session, change.added())
                .chain(() -> store.turn(session, change.turned(), change.desired(), now))
                .chain(() -> store.renew(session, change.renewed(), now))
                .chain(() -> store.check(session, change.checked(), now))
                .chain(() -> outbox.append(session, change.events()))
                .replaceWith(change.touchesLedger());
    }

    /**
     * States of resources are no concern of this service and leave no trace, nor are those of
     * stacks unless each is to have a project; what is done with an owner's authority is no
     * identity of the ledger.
     */
    private boolean concerns(StackEvent event) {
        return switch (event) {
            case StackStateChanged changed -> timing == DomainProjectTiming.WITH_STACK;
            case ResourceStateChanged other -> false;
            case HookReached other -> false;
            case HookCleared other -> false;
            case AlarmDefined other -> false;
            case AlarmRemoved other -> false;
            case KeystoneRequested other -> false;
            case TrustUnwanted other -> false;
            case UserWanted wanted -> true;
            case KeypairWanted wanted -> true;
            case TrusteeWanted wanted -> true;
            case IdentityUnwanted unwanted -> true;
            case IdentitySuspended suspended -> true;
            case IdentityResumed resumed -> true;
            case IdentityRotationWanted wanted -> true;
            case IdentityCheckWanted wanted -> true;
            case IdentitiesRetained retained -> true;
            case DomainProjectUnwanted unwanted -> true;
        };
    }
}
