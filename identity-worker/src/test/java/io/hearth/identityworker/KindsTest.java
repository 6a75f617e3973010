package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Delegation;
import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.User;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind of identity in each step of its life: what a real Keystone holds of the stack
 * afterwards, all of it.
 */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class KindsTest {

    @Inject StackDomain domain;
    @Inject Sealer sealer;
    @Inject Intents intents;
    @Inject Ledger ledger;
    @Inject Reconciler reconciler;

    private final String stackId = UUID.randomUUID().toString();
    private final TestOwner owner = TestOwner.member();
    private final StackRef stack = new StackRef(stackId, "web", stackId, owner.projectId());

    /** What is wanted of one resource, or of two of which the second needs the first. */
    enum Sample {
        NO_SIGNAL,
        CFN_SIGNAL,
        HEAT_SIGNAL,
        TOKEN_SIGNAL,
        USER_WITH_PASSWORD,
        ACCESS_KEY,
        TRUSTEE,
        TRUSTEES_KEYPAIR
    }

    /**
     * @param one what Keystone holds of a user of the kind, beside its name and whether it is
     *     enabled
     * @param two the same as long as its keypair works beside its successor
     * @param project whether the stack has a project in the stack domain
     */
    @ParameterizedTest
    @CsvSource({
        "NO_SIGNAL, role 0 keypairs, role 0 keypairs, 1 project",
        "CFN_SIGNAL, role 1 keypairs, role 2 keypairs, 1 project",
        "HEAT_SIGNAL, role 0 keypairs, role 0 keypairs, 1 project",
        "TOKEN_SIGNAL, role 1 keypairs, role 2 keypairs, 1 project",
        "USER_WITH_PASSWORD, role 0 keypairs, role 0 keypairs, 1 project",
        "ACCESS_KEY, role 1 keypairs, role 2 keypairs, 1 project",
        "TRUSTEE, trust 0 keypairs, trust 0 keypairs, 0 project",
        "TRUSTEES_KEYPAIR, trust 1 keypairs, trust 2 keypairs, 0 project"
    })
    void whatKeystoneHoldsInEachStepOfALife(Sample sample, String one, String two, String project) {
        apply(wanted(sample, 1));
        assertThat(held()).containsExactly(project, "g1 enabled " + one);

        apply(wanted(sample, 1));
        assertThat(held()).containsExactly(project, "g1 enabled " + one);

        apply(List.of(new IdentityCheckWanted(stack, "user", 1)));
        assertThat(held()).containsExactly(project, "g1 enabled " + one);

        apply(List.of(new IdentitySuspended(stack, "user", 1)));
        assertThat(held()).containsExactly(project, "g1 disabled " + one);

        apply(List.of(new IdentityResumed(stack, "user", 1)));
        assertThat(held()).containsExactly(project, "g1 enabled " + one);

        apply(rotated(sample, 1, false));
        assertThat(held()).containsExactly(project, "g1 enabled " + two);

        apply(List.of(new IdentitySuspended(stack, "user", 1)));
        assertThat(held()).containsExactly(project, "g1 disabled " + two);

        apply(List.of(new IdentityResumed(stack, "user", 1)));
        apply(rotated(sample, 1, true));
        assertThat(held()).containsExactly(project, "g1 enabled " + one);

        apply(wanted(sample, 2));
        assertThat(held()).containsExactly(project, "g1 enabled " + one, "g2 enabled " + one);

        apply(rotated(sample, 1, false));

        apply(unwanted(sample, 1));
        assertThat(held()).containsExactly(project, "g2 enabled " + one);

        apply(wanted(sample, 1));
        assertThat(held()).containsExactly(project, "g2 enabled " + one);

        apply(List.of(new IdentitySuspended(stack, "user", 2)));
        apply(unwanted(sample, 2));
        assertThat(held()).containsExactly(project);

        apply(List.of(new DomainProjectUnwanted(stack)));
        assertThat(held()).containsExactly("0 project");
        assertThat(owner.handedOn()).isZero();

        apply(wanted(sample, 3));
        assertThat(held()).containsExactly("0 project");
    }

    private List<Event> wanted(Sample sample, long generation) {
        return switch (sample) {
            case NO_SIGNAL -> List.of(user(generation, PasswordKind.NONE, false, false));
            case CFN_SIGNAL -> List.of(user(generation, PasswordKind.NONE, true, false));
            case HEAT_SIGNAL -> List.of(user(generation, PasswordKind.GENERATED, false, false));
            case TOKEN_SIGNAL -> List.of(user(generation, PasswordKind.GENERATED, true, true));
            case USER_WITH_PASSWORD -> List.of(user(generation, PasswordKind.GIVEN, false, false));
            case ACCESS_KEY ->
                    List.of(
                            user(generation, PasswordKind.NONE, false, false),
                            new KeypairWanted(stack, "key", generation, "user"));
            case TRUSTEE -> List.of(trustee(generation));
            case TRUSTEES_KEYPAIR ->
                    List.of(
                            trustee(generation),
                            new KeypairWanted(stack, "key", generation, "user"));
        };
    }

    private List<Event> rotated(Sample sample, long generation, boolean atOnce) {
        String resource = hasKey(sample) ? "key" : "user";
        return List.of(new IdentityRotationWanted(stack, resource, generation, atOnce));
    }

    private static boolean hasKey(Sample sample) {
        return sample == Sample.ACCESS_KEY || sample == Sample.TRUSTEES_KEYPAIR;
    }

    private List<Event> unwanted(Sample sample, long generation) {
        List<Event> events = new ArrayList<>();
        if (hasKey(sample)) {
            events.add(new IdentityUnwanted(stack, "key", generation));
        }
        events.add(new IdentityUnwanted(stack, "user", generation));
        return events;
    }

    private UserWanted user(long generation, PasswordKind kind, boolean keypair, boolean token) {
        return new UserWanted(
                stack,
                "user",
                generation,
                name(generation),
                kind,
                kind == PasswordKind.GIVEN ? seal("a given password") : null,
                keypair,
                token,
                List.of());
    }

    private TrusteeWanted trustee(long generation) {
        return new TrusteeWanted(
                stack,
                "user",
                generation,
                name(generation),
                new Delegation(List.of(), true, null),
                sealer.seal(Secret.of(owner.trustId()), SealContext.ofTrust(stackId)));
    }

    private String name(long generation) {
        return "%s-g%d".formatted(stackId, generation);
    }

    private Sealed seal(String password) {
        return sealer.seal(
                Secret.of(password), new SealContext(stackId, "user", SealContext.PASSWORD));
    }

    /** What Keystone holds of the stack: its projects, and a line for each user. */
    private List<String> held() {
        HeatDomain all = HeatDomain.of(domain.keystone(), domain.id(), stackId);
        List<String> lines = new ArrayList<>();
        lines.add(all.projects().size() + " project");
        all.users().stream().map(user -> line(user, all)).sorted().forEach(lines::add);
        return lines;
    }

    private String line(User user, HeatDomain all) {
        DomainUsers users = new DomainUsers(domain);
        boolean role = all.projects().stream().anyMatch(p -> users.hasRole(p.id(), user.id()));
        boolean trust = owner.redelegations().madeFor(user.id()).isPresent();
        long keypairs = all.keypairs().stream().filter(k -> k.userId().equals(user.id())).count();
        return "%s %s%s%s %d keypairs"
                .formatted(
                        user.name().substring(stackId.length() + 1),
                        user.enabled() ? "enabled" : "disabled",
                        role ? " role" : "",
                        trust ? " trust" : "",
                        keypairs);
    }

    /** Until the ledger says that all is as it ought to be. */
    private void apply(List<Event> events) {
        events.forEach(this::apply);
        reconciler.wake(stackId);
        await("the end")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ledger.open(stackId, Instant.now()).open().isEmpty());
    }

    private void apply(Event event) {
        EventEnvelope envelope =
                new EventEnvelope(UUID.randomUUID(), "/hearth/test", Instant.now(), event);
        try {
            VertxContextSupport.subscribeAndAwait(() -> intents.apply(List.of(envelope)));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
