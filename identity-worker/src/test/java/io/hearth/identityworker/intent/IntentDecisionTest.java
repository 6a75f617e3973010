package io.hearth.identityworker.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import io.hearth.identityworker.ledger.Desired;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Intent;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final StackRef STACK = new StackRef("s1", "web", "r1", "owner");
    private static final Keypair KEYPAIR = new Keypair("a1", new Sealed("c2VhbGVk"), "cred1");

    private final Identity project =
            Identity.wanted(
                    Kind.PROJECT,
                    new StackRef("r1", "web", "r1", "owner"),
                    "",
                    0,
                    Intent.project("hsd-1"),
                    NOW);

    @Test
    void theFirstIdentityBringsItsProject() {
        Change change = IntentDecision.wanted(user(1), List.of(), NOW);

        assertThat(change.added())
                .extracting(Identity::kind)
                .containsExactly(Kind.PROJECT, Kind.USER);
        assertThat(change.added().getFirst().stack())
                .isEqualTo(new StackRef("r1", "web", "r1", "owner"));
        assertThat(change.added().getFirst().intent().name()).hasSize(64).startsWith("hsd-");
    }

    @Test
    void oldNewsChangesNothing() {
        List<Identity> known = List.of(project, user(2));

        assertThat(IntentDecision.wanted(user(1), known, NOW)).isEqualTo(Change.none());
        assertThat(IntentDecision.wanted(user(2), known, NOW)).isEqualTo(Change.none());
    }

    @Test
    void aNewGenerationIsMadeBesideTheLast() {
        Identity last = ready(user(1), "u1");

        Change change = IntentDecision.wanted(user(2), List.of(project, last), NOW);

        assertThat(change.added()).extracting(Identity::generation).containsExactly(2L);
        assertThat(change.turned()).isEmpty();
        assertThat(change.events()).isEmpty();
    }

    @Test
    void onlyTheGenerationThatIsNamedGoes() {
        Identity first = ready(user(1), "u1");
        Identity second = ready(user(2), "u2");
        Identity key = ready(keypair(), "u1");
        List<Identity> known = List.of(project, first, second, key);

        assertThat(IntentDecision.unwanted(unwanted(2), known, NOW).turned())
                .containsExactly(second);
        assertThat(IntentDecision.unwanted(unwanted(1), known, NOW).turned())
                .containsExactly(first, key);
    }

    @Test
    void nothingIsMadeInATreeThatIsGoing() {
        Change change = IntentDecision.wanted(user(1), List.of(project.unwanted(NOW)), NOW);

        assertThat(change.touchesLedger()).isFalse();
        assertThat(change.events())
                .containsExactly(
                        new IdentityFailed(
                                STACK, "user", 1, "The stack's domain project is being removed."));
    }

    @Test
    void aUserThatGoesTakesItsKeypairsAlong() {
        Identity user = ready(user(1), "u1");
        Identity key = ready(keypair(), "u1");

        Change change =
                IntentDecision.unwanted(
                        new IdentityUnwanted(STACK, "user", 1), List.of(project, user, key), NOW);

        assertThat(change.turned()).containsExactly(user, key);
        assertThat(change.events())
                .containsExactly(
                        new IdentityRevoked(STACK, "user", 1, "u1", List.of("a1")),
                        new IdentityRevoked(STACK, "key", 1, null, List.of("a1")));
    }

    @Test
    void whatNeverWasWantedIsAnsweredAndNeverMade() {
        IdentityUnwanted event = new IdentityUnwanted(STACK, "user", 1);

        Change change = IntentDecision.unwanted(event, List.of(project), NOW);

        assertThat(change.events()).containsExactly(new IdentityRemoved(STACK, "user", 1));
        assertThat(change.added()).allMatch(Identity::isSettled);
        assertThat(IntentDecision.wanted(user(1), change.added(), NOW)).isEqualTo(Change.none());
    }

    @Test
    void whatIsGoneIsAnsweredAgain() {
        Identity gone = removed(user(1));

        Change change =
                IntentDecision.unwanted(
                        new IdentityUnwanted(STACK, "user", 1), List.of(project, gone), NOW);

        assertThat(change.touchesLedger()).isFalse();
        assertThat(change.events()).containsExactly(new IdentityRemoved(STACK, "user", 1));
    }

    @Test
    void whatIsGoingIsAnsweredWhenItIsGone() {
        Identity going = ready(user(1), "u1").unwanted(NOW);

        Change change =
                IntentDecision.unwanted(
                        new IdentityUnwanted(STACK, "user", 1), List.of(project, going), NOW);

        assertThat(change.touchesLedger()).isFalse();
        assertThat(change.events()).isEmpty();
    }

    @Test
    void aSuspendedUserIsDisabledAndAResumedOneEnabled() {
        Identity user = ready(user(1), "u1");
        List<Identity> known = List.of(project, user);

        Identity disabled = disabled("u1");

        Change suspended = IntentDecision.suspended(new IdentitySuspended(STACK, "user", 1), known);
        Change resumed =
                IntentDecision.resumed(
                        new IdentityResumed(STACK, "user", 1), List.of(project, disabled));

        assertThat(suspended).isEqualTo(Change.turned(user, Desired.DISABLED));
        assertThat(resumed).isEqualTo(Change.turned(disabled, Desired.PRESENT));
    }

    @Test
    void whatIsDisabledAlreadyIsAnsweredAgain() {
        Change change =
                IntentDecision.suspended(
                        new IdentitySuspended(STACK, "user", 1), List.of(project, disabled("u1")));

        assertThat(change)
                .isEqualTo(Change.told(List.of(new IdentityDisabled(STACK, "user", 1, "u1"))));
    }

    @Test
    void aSuspendedKeypairRestsAndIsAnsweredByItsAccessKey() {
        Identity key = ready(keypair(), "u1");
        Identity resting = atRest(key);
        IdentitySuspended suspended = new IdentitySuspended(STACK, "key", 1);

        assertThat(IntentDecision.suspended(suspended, List.of(project, key)))
                .isEqualTo(Change.turned(key, Desired.DISABLED));
        assertThat(IntentDecision.suspended(suspended, List.of(project, resting)))
                .isEqualTo(
                        Change.told(
                                List.of(
                                        new IdentityDisabled(
                                                STACK,
                                                "key",
                                                1,
                                                "u1",
                                                KEYPAIR.accessKey(),
                                                null))));
        assertThat(
                        IntentDecision.resumed(
                                new IdentityResumed(STACK, "key", 1), List.of(project, resting)))
                .isEqualTo(Change.turned(resting, Desired.PRESENT));
    }

    /** The call for it may have been made; to be told, it is made again. */
    @Test
    void whatIsTurnedBackBeforeItIsSeenToBeDoneIsDoneAgain() {
        for (Identity made : List.of(ready(user(1), "u1"), ready(keypair(), "u1"))) {
            Identity resting = atRest(made);
            Identity beingDisabled = suspended(made);
            Identity beingEnabled = made.with(resting.observed());

            Change resumed =
                    IntentDecision.resumed(
                            new IdentityResumed(STACK, made.resource(), 1),
                            List.of(project, beingDisabled));
            Change suspended =
                    IntentDecision.suspended(
                            new IdentitySuspended(STACK, made.resource(), 1),
                            List.of(project, beingEnabled));

            assertThat(resumed).isEqualTo(Change.turned(resting, Desired.PRESENT));
            assertThat(suspended).isEqualTo(Change.turned(made, Desired.DISABLED));
        }
    }

    @Test
    void whatIsStillBeingDisabledIsAnsweredWhenItIs() {
        Identity going = suspended(ready(user(1), "u1"));

        Change change =
                IntentDecision.suspended(
                        new IdentitySuspended(STACK, "user", 1), List.of(project, going));

        assertThat(change).isEqualTo(Change.none());
    }

    @Test
    void whatIsNotThereOrCouldNotBeMadeCannotBeSuspended() {
        Identity failed = user(1).with(user(1).observed().failed("no luck"));
        IdentitySuspended event = new IdentitySuspended(STACK, "user", 1);

        assertThat(IntentDecision.suspended(event, List.of(project)))
                .isEqualTo(
                        Change.told(
                                List.of(
                                        new IdentityFailed(
                                                STACK,
                                                "user",
                                                1,
                                                "The identity of this resource is not there any more."))));
        assertThat(IntentDecision.suspended(event, List.of(project, failed)))
                .isEqualTo(Change.told(List.of(new IdentityFailed(STACK, "user", 1, "no luck"))));
    }

    @Test
    void theProjectTakesAllOfTheTreeAlong() {
        Identity user = ready(user(1), "u1");

        Change change =
                IntentDecision.projectUnwanted(
                        new DomainProjectUnwanted(STACK), List.of(project, user), NOW);

        assertThat(change.turned()).containsExactly(project, user);
        assertThat(change.events()).hasOnlyElementsOfType(IdentityRevoked.class).hasSize(1);
    }

    @Test
    void aTreeWithoutProjectIsGoneAtOnceAndForGood() {
        Change change =
                IntentDecision.projectUnwanted(new DomainProjectUnwanted(STACK), List.of(), NOW);

        assertThat(change.events())
                .containsExactly((IdentityEvent) new DomainProjectRemoved(STACK));
        assertThat(IntentDecision.wanted(user(1), change.added(), NOW).added()).isEmpty();
    }

    private static Identity suspended(Identity user) {
        return new Identity(
                user.id(),
                user.kind(),
                user.stack(),
                user.resource(),
                user.generation(),
                Desired.DISABLED,
                null,
                user.intent(),
                user.observed(),
                user.version());
    }

    private static Identity disabled(String userId) {
        return atRest(ready(user(1), userId));
    }

    private static Identity atRest(Identity identity) {
        return suspended(identity).with(identity.observed().reached(Phase.DISABLED));
    }

    private static IdentityUnwanted unwanted(long generation) {
        return new IdentityUnwanted(STACK, "user", generation);
    }

    private static Identity user(long generation) {
        Intent intent = new Intent("web-user", null, null, KEYPAIR, false, List.of(), null);
        return Identity.wanted(Kind.USER, STACK, "user", generation, intent, NOW);
    }

    private static Identity keypair() {
        return Identity.wanted(Kind.KEYPAIR, STACK, "key", 1, Intent.keypair("user", KEYPAIR), NOW);
    }

    private static Identity ready(Identity identity, String keystoneId) {
        return identity.with(identity.observed().withKeystoneId(keystoneId).reached(Phase.READY));
    }

    private static Identity removed(Identity identity) {
        return identity.unwanted(NOW).with(identity.observed().reached(Phase.REMOVED));
    }
}
