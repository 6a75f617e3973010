package io.hearth.identityworker.reconcile;

import static java.util.Objects.requireNonNull;

import io.hearth.identityworker.ledger.Account;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.reconcile.Step.AlreadyRemoved;
import io.hearth.identityworker.reconcile.Step.Call;
import io.hearth.identityworker.reconcile.Step.DisableUser;
import io.hearth.identityworker.reconcile.Step.EnableUser;
import io.hearth.identityworker.reconcile.Step.Entrust;
import io.hearth.identityworker.reconcile.Step.Equip;
import io.hearth.identityworker.reconcile.Step.GiveUp;
import io.hearth.identityworker.reconcile.Step.Inspect;
import io.hearth.identityworker.reconcile.Step.LogIn;
import io.hearth.identityworker.reconcile.Step.MakeKeypair;
import io.hearth.identityworker.reconcile.Step.MakeProject;
import io.hearth.identityworker.reconcile.Step.MakeTrustee;
import io.hearth.identityworker.reconcile.Step.MakeUser;
import io.hearth.identityworker.reconcile.Step.RemoveKeypair;
import io.hearth.identityworker.reconcile.Step.RemoveProject;
import io.hearth.identityworker.reconcile.Step.RemoveTrust;
import io.hearth.identityworker.reconcile.Step.RemoveUser;
import io.hearth.identityworker.reconcile.Step.Retire;
import io.hearth.identityworker.reconcile.Step.Revoke;
import io.hearth.identityworker.reconcile.Step.Settled;
import io.hearth.identityworker.reconcile.Step.Wait;
import io.hearth.identityworker.reconcile.Step.WithdrawTrust;
import org.jspecify.annotations.Nullable;

/**
 * The next call from what ought to be and what is known: project, then user, then grant and keypair
 * at once, then token; and back: keypair, user, project last. A user that is ready may be disabled,
 * and then enabled again with a new token; a keypair that is to rest is removed, and then made
 * again as it was. A trustee needs no project, but a trust, which goes before the user. What is to
 * have another credential goes on from a phase before it was ready, and has no other of its steps
 * before it is again.
 */
final class Plan {
    private Plan() {}

    static Step next(Identity identity, Surroundings surroundings) {
        if (identity.isSettled()) {
            return identity.endsRenewal()
                    ? new Retire(livingHolder(identity, surroundings))
                    : new Settled();
        }
        if (stands(identity)) {
            return new Inspect();
        }
        return identity.isWanted()
                ? towardsPresence(identity, surroundings)
                : towardsAbsence(identity, surroundings);
    }

    /** The phase that a call has brought the identity to, once it has been carried out. */
    static Phase reachedBy(Call call, Identity identity) {
        return switch (call) {
            case MakeProject made -> Phase.READY;
            case MakeUser made -> Phase.MADE;
            case MakeTrustee made -> Phase.MADE;
            case Entrust entrusted -> Phase.READY;
            case Equip equipped when identity.intent().token() -> Phase.EQUIPPED;
            case Equip equipped -> Phase.READY;
            case MakeKeypair made -> Phase.READY;
            case LogIn loggedIn -> Phase.READY;
            case DisableUser disabled -> Phase.DISABLED;
            case WithdrawTrust withdrawn -> Phase.DISABLED;
            case EnableUser enabled when identity.intent().token() -> Phase.EQUIPPED;
            case EnableUser enabled -> Phase.READY;
            case RemoveKeypair removed when identity.kind() == Kind.USER -> Phase.UNKEYED;
            case RemoveKeypair removed when identity.isToRest() -> Phase.DISABLED;
            case RemoveKeypair removed -> Phase.REMOVED;
            case Revoke revoked -> revoked(identity);
            case RemoveTrust removed -> Phase.UNKEYED;
            case RemoveUser removed -> Phase.REMOVED;
            case RemoveProject removed -> Phase.REMOVED;
        };
    }

    /** A user that has lost its credentials is where it was before it got them. */
    private static Phase revoked(Identity identity) {
        if (identity.kind() == Kind.KEYPAIR) {
            return Phase.WANTED;
        }
        if (identity.keypair() != null) {
            return Phase.MADE;
        }
        return identity.intent().token() ? Phase.EQUIPPED : Phase.READY;
    }

    private static @Nullable Identity livingHolder(Identity identity, Surroundings surroundings) {
        Identity holder = identity.kind() == Kind.KEYPAIR ? surroundings.holder() : identity;
        return holder == null || holder.phase() == Phase.REMOVED ? null : holder;
    }

    private static boolean stands(Identity identity) {
        return identity.observed().checkWanted()
                && identity.with(identity.observed().checked()).isSettled();
    }

    private static Step towardsPresence(Identity identity, Surroundings surroundings) {
        if (identity.phase() == Phase.REVOKED) {
            // before all else, whatever its surroundings are at
            return new Revoke(livingHolder(identity, surroundings));
        }
        return switch (identity.kind()) {
            case PROJECT -> new MakeProject();
            case TRUSTEE -> trustee(identity);
            case USER -> afterProject(identity, surroundings);
            case KEYPAIR ->
                    identity.phase() == Phase.READY
                            ? rest(surroundings.holder())
                            : keypair(identity, surroundings);
        };
    }

    private static Step keypair(Identity keypair, Surroundings surroundings) {
        Identity holder = surroundings.holder();
        return holder != null && holder.kind() == Kind.TRUSTEE
                ? keypair(holder, holder.stack().projectId())
                : afterProject(keypair, surroundings);
    }

    /** Whatever its user is at. */
    private static Step rest(@Nullable Identity holder) {
        return holder == null ? new Wait() : new RemoveKeypair(holder);
    }

    private static Step afterProject(Identity identity, Surroundings surroundings) {
        Identity project = surroundings.project();
        if (project == null || !project.isWanted()) {
            return new GiveUp("The stack's domain project is being removed.");
        }
        return switch (project.phase()) {
            case READY -> inProject(identity, surroundings, id(project));
            case FAILED -> new GiveUp(reason(project));
            default -> new Wait();
        };
    }

    private static Step inProject(Identity identity, Surroundings surroundings, String projectId) {
        return identity.kind() == Kind.USER
                ? user(identity, projectId)
                : keypair(surroundings.holder(), projectId);
    }

    private static Step user(Identity user, String projectId) {
        return switch (user.phase()) {
            case WANTED -> new MakeUser(projectId);
            case MADE -> new Equip(projectId, id(user));
            case EQUIPPED -> new LogIn(projectId, id(user));
            case READY -> new DisableUser();
            case DISABLED -> new EnableUser(projectId);
            case FAILED, REMOVED -> new Settled();
            case REVOKED, UNKEYED -> throw amiss(user);
        };
    }

    private static Step trustee(Identity trustee) {
        return switch (trustee.phase()) {
            case WANTED -> new MakeTrustee();
            case MADE -> new Entrust(id(trustee));
            case READY -> isShared(trustee) ? new WithdrawTrust() : new DisableUser();
            case DISABLED -> isShared(trustee) ? new Entrust(id(trustee)) : new EnableUser(null);
            case FAILED, REMOVED -> new Settled();
            case REVOKED, EQUIPPED, UNKEYED -> throw amiss(trustee);
        };
    }

    private static boolean isShared(Identity user) {
        return user.account() == Account.SHARED;
    }

    private static IllegalStateException amiss(Identity identity) {
        return new IllegalStateException(
                "Identity %s is wanted and %s.".formatted(identity.id(), identity.phase()));
    }

    private static Step keypair(@Nullable Identity holder, String projectId) {
        if (holder == null) {
            return new Wait();
        }
        if (!holder.isWanted()) {
            return new GiveUp(
                    "The user of resource '%s' is being removed.".formatted(holder.resource()));
        }
        return switch (holder.phase()) {
            case READY -> new MakeKeypair(projectId, id(holder), holder.observed().trustId());
            case FAILED -> new GiveUp(reason(holder));
            default -> new Wait();
        };
    }

    private static Step towardsAbsence(Identity identity, Surroundings surroundings) {
        if (surroundings.blocked()) {
            return new Wait();
        }
        return switch (identity.kind()) {
            case PROJECT -> new RemoveProject();
            case USER ->
                    identity.keypair() != null && identity.phase() != Phase.UNKEYED
                            ? new RemoveKeypair(identity)
                            : new RemoveUser();
            case TRUSTEE ->
                    identity.phase() == Phase.UNKEYED ? new RemoveUser() : new RemoveTrust();
            case KEYPAIR -> removeKeypair(surroundings.holder());
        };
    }

    /** A user's keypairs go with the user, unless others use it too. */
    private static Step removeKeypair(@Nullable Identity holder) {
        return holder == null || holder.phase() == Phase.REMOVED && !isShared(holder)
                ? new AlreadyRemoved()
                : new RemoveKeypair(holder);
    }

    private static String id(Identity identity) {
        return requireNonNull(
                identity.keystoneId(), () -> "%s has no id yet.".formatted(identity.id()));
    }

    private static String reason(Identity failed) {
        return requireNonNull(failed.observed().lastError(), "A failure has a reason.");
    }
}
