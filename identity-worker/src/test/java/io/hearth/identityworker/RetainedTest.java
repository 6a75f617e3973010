package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.StackEvent.IdentitiesRetained;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Census;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.Finding;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The identities of an abandoned stack on a real Keystone. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class RetainedTest {
    private static final String ALL =
            "1 projects, users [web-token_handle, web-user], keypairs of [web-token_handle, web-user]";

    @Inject StackDomain domain;
    @Inject Ledger ledger;
    @Inject DomainScan scan;

    private final SampleStack stack = SampleStack.create();
    private TestBus bus;

    @BeforeEach
    void make() {
        bus = TestBus.on(Topic.IDENTITIES);
        stack.wants().forEach(bus::publish);
        bus.await(UserReady.class, e -> e.resource().equals("token_handle") && isOurs(e.stack()));
        bus.await(KeypairReady.class, e -> e.resource().equals("access_key") && isOurs(e.stack()));
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void theyStayWithTheirOwnersNameUntilTheyAreWantedNoMore() {
        Instant until = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);
        assertThat(dueForRotation()).isPositive();

        retain(until);

        await("the mark").until(() -> !retained().isEmpty());
        assertThat(retained())
                .containsExactly(
                        new Census.Retained(stack.rootId(), stack.ref().projectId(), until, 3));
        assertThat(findings()).isEmpty();
        assertThat(shape()).isEqualTo(ALL);
        assertThat(dueForRotation()).isZero();

        stack.unwants().forEach(bus::publish);
        bus.await(DomainProjectRemoved.class, e -> isOurs(e.stack()));
        assertThat(shape()).isEqualTo("0 projects, users [], keypairs of []");
        assertThat(retained()).isEmpty();
    }

    @Test
    void thoseOfOneThatWasTakenBackAreAsBefore() {
        retain(Instant.now().plus(Duration.ofDays(30)));
        await("the mark").until(() -> !retained().isEmpty());

        retain(null);

        await("no mark").until(() -> retained().isEmpty());
        assertThat(dueForRotation()).isPositive();
        assertThat(shape()).isEqualTo(ALL);
    }

    private void retain(@Nullable Instant until) {
        bus.publish(new IdentitiesRetained(stack.ref(), until));
    }

    private List<Census.Retained> retained() {
        return ledger.census(Instant.now()).retained().stream()
                .filter(tree -> tree.rootId().equals(stack.rootId()))
                .toList();
    }

    private long dueForRotation() {
        return ledger.keyedBefore(Instant.now().plus(Duration.ofDays(1))).stream()
                .filter(identity -> isOurs(identity.stack()))
                .count();
    }

    private List<Finding> findings() {
        return scan.look().findings().stream()
                .filter(finding -> finding.rootId().equals(stack.rootId()))
                .toList();
    }

    private boolean isOurs(StackRef ref) {
        return ref.equals(stack.ref());
    }

    private String shape() {
        return HeatDomain.of(domain.keystone(), domain.id(), stack.rootId()).shape();
    }
}
