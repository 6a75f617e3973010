package io.hearth.identityworker.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hearth.contract.Delegation;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import io.hearth.identityworker.ledger.Desired;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Intent;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.ledger.Renewal;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
    private static final StackRef STACK = new StackRef("s1", "web", "s1", "owner");
    private static final Keypair KEYPAIR = new Keypair("a1", new Sealed("c2VhbGVk"), "cred1");
    private static final Sealed PASSWORD = new Sealed("c2VhbGVk");
    private static final Identity PROJECT = project(Desired.PRESENT, Phase.READY);
    private static final Identity BARE = user(Desired.PRESENT, Phase.READY, null, false);
    private static final Identity RESTING = user(Desired.DISABLED, Phase.DISABLED, null, false);

    private static final Identity RENEWED =
            renewing(user(Desired.PRESENT, Phase.READY, KEYPAIR, false), Phase.READY);
    private static final Identity REVOKED =
            renewing(user(Desired.PRESENT, Phase.READY, KEYPAIR, true), Phase.REVOKED);

    static Stream<Arguments> plans() {
        return Stream.of(
                // a project needs nothing else
                arguments(project(Desired.PRESENT, Phase.WANTED), alone(), new MakeProject()),
                arguments(project(Desired.PRESENT, Phase.READY), alone(), new Settled()),
                arguments(project(Desired.PRESENT, Phase.FAILED), alone(), new Settled()),
                arguments(project(Desired.ABSENT, Phase.READY), alone(), new RemoveProject()),
                arguments(project(Desired.ABSENT, Phase.WANTED), alone(), new RemoveProject()),
                arguments(project(Desired.ABSENT, Phase.FAILED), alone(), new RemoveProject()),
                arguments(project(Desired.ABSENT, Phase.READY), blocked(), new Wait()),
                arguments(project(Desired.ABSENT, Phase.REMOVED), alone(), new Settled()),

                // a user waits for its project and shares its fate
                arguments(wantedUser(), in(project(Desired.PRESENT, Phase.WANTED)), new Wait()),
                arguments(
                        wantedUser(),
                        in(project(Desired.PRESENT, Phase.FAILED)),
                        new GiveUp("no luck")),
                arguments(
                        wantedUser(),
                        in(project(Desired.ABSENT, Phase.READY)),
                        new GiveUp("The stack's domain project is being removed.")),
                arguments(
                        wantedUser(),
                        alone(),
                        new GiveUp("The stack's domain project is being removed.")),

                // user, grant and keypair, token
                arguments(wantedUser(), in(PROJECT), new MakeUser("p1")),
                arguments(
                        user(Desired.PRESENT, Phase.MADE, KEYPAIR, false),
                        in(PROJECT),
                        new Equip("p1", "u1")),
                arguments(
                        user(Desired.PRESENT, Phase.EQUIPPED, null, true),
                        in(PROJECT),
                        new LogIn("p1", "u1")),
                arguments(BARE, in(PROJECT), new Settled()),
                arguments(
                        user(Desired.PRESENT, Phase.FAILED, KEYPAIR, false),
                        in(PROJECT),
                        new Settled()),

                // another keypair; the former one goes when all else is done
                arguments(
                        renewing(user(Desired.PRESENT, Phase.READY, KEYPAIR, false), Phase.MADE),
                        in(PROJECT),
                        new Equip("p1", "u1")),
                arguments(
                        renewing(user(Desired.DISABLED, Phase.READY, KEYPAIR, false), Phase.MADE),
                        in(PROJECT),
                        new Equip("p1", "u1")),
                arguments(RENEWED, in(PROJECT), new Retire(RENEWED)),
                arguments(
                        renewing(user(Desired.DISABLED, Phase.READY, KEYPAIR, false), Phase.READY),
                        in(PROJECT),
                        new DisableUser()),
                arguments(
                        renewing(user(Desired.ABSENT, Phase.READY, KEYPAIR, false), Phase.MADE),
                        in(PROJECT),
                        new RemoveKeypair(
                                renewing(
                                        user(Desired.ABSENT, Phase.READY, KEYPAIR, false),
                                        Phase.MADE))),
                arguments(
                        renewing(keypair(Desired.PRESENT, Phase.READY), Phase.READY),
                        heldBy(BARE),
                        new Retire(BARE)),
                arguments(
                        renewing(keypair(Desired.PRESENT, Phase.READY), Phase.READY),
                        heldBy(user(Desired.ABSENT, Phase.REMOVED, null, false)),
                        new Retire(null)),

                // what is revoked goes before all else
                arguments(REVOKED, in(PROJECT), new Revoke(REVOKED)),
                arguments(REVOKED, in(project(Desired.ABSENT, Phase.READY)), new Revoke(REVOKED)),
                arguments(
                        renewing(trustee(Desired.PRESENT, Phase.READY), Phase.REVOKED),
                        alone(),
                        new Revoke(renewing(trustee(Desired.PRESENT, Phase.READY), Phase.REVOKED))),
                arguments(
                        renewing(keypair(Desired.PRESENT, Phase.READY), Phase.REVOKED),
                        heldBy(BARE),
                        new Revoke(BARE)),

                // suspended and resumed
                arguments(
                        user(Desired.DISABLED, Phase.READY, KEYPAIR, true),
                        in(PROJECT),
                        new DisableUser()),
                arguments(
                        user(Desired.DISABLED, Phase.DISABLED, KEYPAIR, true),
                        in(PROJECT),
                        new Settled()),
                arguments(
                        user(Desired.DISABLED, Phase.WANTED, KEYPAIR, true),
                        in(PROJECT),
                        new MakeUser("p1")),
                arguments(
                        user(Desired.DISABLED, Phase.FAILED, KEYPAIR, true),
                        in(PROJECT),
                        new Settled()),
                arguments(
                        user(Desired.PRESENT, Phase.DISABLED, KEYPAIR, true),
                        in(PROJECT),
                        new EnableUser("p1")),
                arguments(
                        user(Desired.ABSENT, Phase.DISABLED, null, false),
                        in(PROJECT),
                        new RemoveUser()),

                // looked for only once it stands
                arguments(checkWanted(BARE), in(PROJECT), new Inspect()),
                arguments(
                        checkWanted(user(Desired.DISABLED, Phase.DISABLED, KEYPAIR, false)),
                        in(PROJECT),
                        new Inspect()),
                arguments(
                        checkWanted(user(Desired.PRESENT, Phase.DISABLED, KEYPAIR, false)),
                        in(PROJECT),
                        new EnableUser("p1")),
                arguments(checkWanted(wantedUser()), in(PROJECT), new MakeUser("p1")),
                arguments(
                        checkWanted(keypair(Desired.PRESENT, Phase.READY)),
                        heldBy(BARE),
                        new Inspect()),
                arguments(
                        checkWanted(user(Desired.ABSENT, Phase.READY, null, false)),
                        in(PROJECT),
                        new RemoveUser()),

                // keypair before user on the way out, wherever the way in ended
                arguments(
                        user(Desired.ABSENT, Phase.WANTED, KEYPAIR, false),
                        in(PROJECT),
                        new RemoveKeypair(user(Desired.ABSENT, Phase.WANTED, KEYPAIR, false))),
                arguments(
                        user(Desired.ABSENT, Phase.READY, KEYPAIR, false),
                        in(PROJECT),
                        new RemoveKeypair(user(Desired.ABSENT, Phase.READY, KEYPAIR, false))),
                arguments(
                        user(Desired.ABSENT, Phase.FAILED, KEYPAIR, false),
                        in(PROJECT),
                        new RemoveKeypair(user(Desired.ABSENT, Phase.FAILED, KEYPAIR, false))),
                arguments(
                        user(Desired.ABSENT, Phase.UNKEYED, KEYPAIR, false),
                        in(PROJECT),
                        new RemoveUser()),
                arguments(
                        user(Desired.ABSENT, Phase.READY, null, false),
                        in(PROJECT),
                        new RemoveUser()),
                arguments(user(Desired.ABSENT, Phase.READY, null, false), blocked(), new Wait()),
                arguments(
                        user(Desired.ABSENT, Phase.REMOVED, null, false),
                        in(PROJECT),
                        new Settled()),

                // a keypair waits for the user that is to hold it
                arguments(keypair(Desired.PRESENT, Phase.WANTED), in(PROJECT), new Wait()),
                arguments(
                        keypair(Desired.PRESENT, Phase.WANTED),
                        heldBy(user(Desired.PRESENT, Phase.MADE, null, false)),
                        new Wait()),
                arguments(
                        keypair(Desired.PRESENT, Phase.WANTED),
                        heldBy(BARE),
                        new MakeKeypair("p1", "u1", null)),
                arguments(
                        keypair(Desired.PRESENT, Phase.WANTED),
                        new Surroundings(null, trustee(Desired.PRESENT, Phase.READY), false),
                        new MakeKeypair("owner", "u1", "t1")),
                arguments(
                        keypair(Desired.PRESENT, Phase.WANTED),
                        new Surroundings(null, trustee(Desired.PRESENT, Phase.MADE), false),
                        new Wait()),
                arguments(
                        keypair(Desired.PRESENT, Phase.WANTED),
                        heldBy(user(Desired.PRESENT, Phase.FAILED, null, false)),
                        new GiveUp("no luck")),
                arguments(
                        keypair(Desired.PRESENT, Phase.WANTED),
                        heldBy(user(Desired.ABSENT, Phase.READY, null, false)),
                        new GiveUp("The user of resource 'user' is being removed.")),
                arguments(keypair(Desired.PRESENT, Phase.READY), heldBy(BARE), new Settled()),

                // a keypair that is to rest goes, whatever its user is at, and is made again on one
                // that is ready
                arguments(
                        keypair(Desired.DISABLED, Phase.WANTED),
                        heldBy(BARE),
                        new MakeKeypair("p1", "u1", null)),
                arguments(
                        keypair(Desired.DISABLED, Phase.READY),
                        heldBy(BARE),
                        new RemoveKeypair(BARE)),
                arguments(
                        keypair(Desired.DISABLED, Phase.READY),
                        heldBy(RESTING),
                        new RemoveKeypair(RESTING)),
                arguments(
                        renewing(keypair(Desired.DISABLED, Phase.READY), Phase.READY),
                        heldBy(BARE),
                        new RemoveKeypair(BARE)),
                arguments(keypair(Desired.DISABLED, Phase.READY), alone(), new Wait()),
                arguments(keypair(Desired.DISABLED, Phase.DISABLED), heldBy(BARE), new Settled()),
                arguments(
                        checkWanted(keypair(Desired.DISABLED, Phase.DISABLED)),
                        heldBy(BARE),
                        new Inspect()),
                arguments(
                        keypair(Desired.PRESENT, Phase.DISABLED),
                        heldBy(BARE),
                        new MakeKeypair("p1", "u1", null)),
                arguments(keypair(Desired.PRESENT, Phase.DISABLED), heldBy(RESTING), new Wait()),
                arguments(
                        keypair(Desired.PRESENT, Phase.DISABLED),
                        new Surroundings(null, trustee(Desired.PRESENT, Phase.READY), false),
                        new MakeKeypair("owner", "u1", "t1")),
                arguments(
                        keypair(Desired.ABSENT, Phase.DISABLED),
                        heldBy(BARE),
                        new RemoveKeypair(BARE)),
                arguments(
                        keypair(Desired.ABSENT, Phase.READY),
                        heldBy(BARE),
                        new RemoveKeypair(BARE)),
                arguments(
                        keypair(Desired.ABSENT, Phase.READY),
                        heldBy(user(Desired.ABSENT, Phase.REMOVED, null, false)),
                        new AlreadyRemoved()),
                arguments(
                        keypair(Desired.ABSENT, Phase.WANTED), in(PROJECT), new AlreadyRemoved()));
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("plans")
    void theNextStepFollowsFromWhatIsWantedAndKnown(
            Identity identity, Surroundings surroundings, Step expected) {
        assertThat(Plan.next(identity, surroundings)).isEqualTo(expected);
    }

    /**
     * Whatever is wanted, a chain of steps that succeed ends, with each call made once and in
     * order.
     */
    @Test
    void aUserWithAllComesUpAndGoesInOrder() {
        // Given
        Identity up = user(Desired.PRESENT, Phase.WANTED, KEYPAIR, true);
        Identity suspended = user(Desired.DISABLED, Phase.READY, KEYPAIR, true);
        Identity resumed = user(Desired.PRESENT, Phase.DISABLED, KEYPAIR, true);
        Identity down = user(Desired.ABSENT, Phase.READY, KEYPAIR, true);

        // When
        List<Class<?>> calls =
                Stream.of(up, suspended, resumed, down)
                        .flatMap(start -> calls(start, in(PROJECT)))
                        .toList();

        // Then
        assertThat(calls)
                .containsExactly(
                        MakeUser.class,
                        Equip.class,
                        LogIn.class,
                        DisableUser.class,
                        EnableUser.class,
                        LogIn.class,
                        RemoveKeypair.class,
                        RemoveUser.class);
    }

    @Test
    void aTrusteeNeedsNoProjectAndItsTrustGoesFirst() {
        Identity up = trustee(Desired.PRESENT, Phase.WANTED);
        Identity suspended = trustee(Desired.DISABLED, Phase.READY);
        Identity resumed = trustee(Desired.PRESENT, Phase.DISABLED);
        Identity down = trustee(Desired.ABSENT, Phase.READY);
        Identity failed = trustee(Desired.ABSENT, Phase.FAILED);

        List<Class<?>> calls =
                Stream.of(up, suspended, resumed, down, failed)
                        .flatMap(start -> calls(start, alone()))
                        .toList();

        assertThat(calls)
                .containsExactly(
                        MakeTrustee.class,
                        Entrust.class,
                        DisableUser.class,
                        EnableUser.class,
                        RemoveTrust.class,
                        RemoveUser.class,
                        RemoveTrust.class,
                        RemoveUser.class);
    }

    @Test
    void aKeypairThatRestsIsRemovedMadeAgainAndRemovedForGood() {
        Identity up = keypair(Desired.PRESENT, Phase.WANTED);
        Identity resting = keypair(Desired.DISABLED, Phase.READY);
        Identity again = keypair(Desired.PRESENT, Phase.DISABLED);
        Identity down = keypair(Desired.ABSENT, Phase.DISABLED);

        List<Class<?>> calls =
                Stream.of(up, resting, again, down)
                        .flatMap(start -> calls(start, heldBy(BARE)))
                        .toList();

        assertThat(calls)
                .containsExactly(
                        MakeKeypair.class,
                        RemoveKeypair.class,
                        MakeKeypair.class,
                        RemoveKeypair.class);
    }

    @Test
    void aUserWithoutKeypairAndTokenIsReadyWithItsGrant() {
        Identity made = user(Desired.PRESENT, Phase.MADE, null, false);

        Phase reached = Plan.reachedBy(new Equip("p1", "u1"), made);

        assertThat(reached).isEqualTo(Phase.READY);
    }

    private static Stream<Class<?>> calls(Identity start, Surroundings surroundings) {
        Stream.Builder<Class<?>> calls = Stream.builder();
        Identity identity = start;
        while (Plan.next(identity, surroundings) instanceof Call call) {
            calls.add(call.getClass());
            Phase reached = Plan.reachedBy(call, identity);
            identity = identity.with(identity.observed().withKeystoneId("u1").reached(reached));
        }
        assertThat(identity.isSettled()).isTrue();
        return calls.build();
    }

    private static Surroundings alone() {
        return new Surroundings(null, null, false);
    }

    private static Identity renewing(Identity identity, Phase from) {
        Renewal renewal = new Renewal(List.of("a0"), Instant.EPOCH);
        return identity.with(identity.observed().renewing(from, renewal, Instant.EPOCH));
    }

    private static Surroundings blocked() {
        return new Surroundings(PROJECT, null, true);
    }

    private static Surroundings in(Identity project) {
        return new Surroundings(project, null, false);
    }

    private static Surroundings heldBy(Identity user) {
        return new Surroundings(PROJECT, user, false);
    }

    private static Identity checkWanted(Identity identity) {
        Observed known = identity.observed();
        return identity.with(
                new Observed(
                        known.phase(),
                        known.keystoneId(),
                        null,
                        null,
                        null,
                        null,
                        true,
                        0,
                        Instant.EPOCH,
                        null));
    }

    private static Identity wantedUser() {
        return user(Desired.PRESENT, Phase.WANTED, KEYPAIR, false);
    }

    private static Identity project(Desired desired, Phase phase) {
        return identity(Kind.PROJECT, "", 0, desired, Intent.project("hsd-1"), phase, "p1");
    }

    private static Identity user(
            Desired desired, Phase phase, @Nullable Keypair keypair, boolean token) {
        Intent intent =
                new Intent(
                        "web-user", null, token ? PASSWORD : null, keypair, token, List.of(), null);
        return identity(Kind.USER, "user", 1, desired, intent, phase, "u1");
    }

    private static Identity trustee(Desired desired, Phase phase) {
        Delegation delegation = new Delegation(List.of("reader"), true, null);
        Intent intent =
                Intent.trustee(
                        "web-trustee", PASSWORD, new Intent.Trusted(delegation, new Sealed("t")));
        Identity trustee = identity(Kind.TRUSTEE, "user", 1, desired, intent, phase, "u1");
        return phase == Phase.READY ? trustee.with(trustee.observed().withTrustId("t1")) : trustee;
    }

    private static Identity keypair(Desired desired, Phase phase) {
        return identity(
                Kind.KEYPAIR, "key", 1, desired, Intent.keypair("user", KEYPAIR), phase, "u1");
    }

    private static Identity identity(
            Kind kind,
            String resource,
            long generation,
            Desired desired,
            Intent intent,
            Phase phase,
            String keystoneId) {
        Observed observed =
                new Observed(
                        phase,
                        phase == Phase.WANTED ? null : keystoneId,
                        null,
                        null,
                        null,
                        null,
                        false,
                        0,
                        Instant.EPOCH,
                        phase == Phase.FAILED ? "no luck" : null);
        return new Identity(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                kind,
                STACK,
                resource,
                generation,
                desired,
                desired == Desired.ABSENT ? Instant.EPOCH : null,
                intent,
                observed,
                3);
    }
}
