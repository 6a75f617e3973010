package io.hearth.identityworker.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.IdentitiesRetained;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.IntentStore;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.messaging.Inbox;
import io.hearth.messaging.Outbox;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** A stack without any user, and its project in a real Keystone. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class DomainProjectTimingTest {
    @Inject Mutiny.SessionFactory sessions;
    @Inject Inbox inbox;
    @Inject Outbox outbox;
    @Inject IntentStore store;
    @Inject NewIdentities newIdentities;
    @Inject Overlap overlap;
    @Inject StackDomain domain;
    @Inject Ledger ledger;
    @Inject Reconciler reconciler;

    private final String stackId = UUID.randomUUID().toString();
    private final StackRef stack = new StackRef(stackId, "web", stackId, "owner-project");
    private final StackRef nested =
            new StackRef(UUID.randomUUID().toString(), "web-inner", stackId, "owner-project");

    @Test
    void withTheStackItComesAndGoes() {
        apply(DomainProjectTiming.WITH_STACK, state(stack, "CREATE", "IN_PROGRESS"));
        assertThat(held()).isEqualTo("1 projects, users [], keypairs of []");

        apply(DomainProjectTiming.WITH_STACK, state(nested, "CREATE", "IN_PROGRESS"));
        apply(DomainProjectTiming.WITH_STACK, state(stack, "CREATE", "COMPLETE"));
        apply(DomainProjectTiming.WITH_STACK, state(nested, "DELETE", "COMPLETE"));
        assertThat(held()).isEqualTo("1 projects, users [], keypairs of []");

        apply(DomainProjectTiming.WITH_STACK, state(stack, "DELETE", "COMPLETE"));
        assertThat(held()).isEqualTo("0 projects, users [], keypairs of []");

        apply(DomainProjectTiming.WITH_STACK, state(stack, "CREATE", "IN_PROGRESS"));
        assertThat(held()).isEqualTo("0 projects, users [], keypairs of []");
    }

    @Test
    void ofAnAbandonedStackItStaysForAsLongAsThatCanBeTakenBack() {
        apply(DomainProjectTiming.WITH_STACK, state(stack, "CREATE", "IN_PROGRESS"));

        apply(DomainProjectTiming.WITH_STACK, new IdentitiesRetained(stack, Instant.now()));
        apply(DomainProjectTiming.WITH_STACK, state(stack, "DELETE", "COMPLETE"));
        assertThat(held()).isEqualTo("1 projects, users [], keypairs of []");

        apply(DomainProjectTiming.WITH_STACK, new IdentitiesRetained(stack, null));
        apply(DomainProjectTiming.WITH_STACK, state(stack, "DELETE", "COMPLETE"));
        assertThat(held()).isEqualTo("0 projects, users [], keypairs of []");
    }

    @Test
    void onDemandThereIsNone() {
        apply(DomainProjectTiming.ON_DEMAND, state(stack, "CREATE", "IN_PROGRESS"));

        assertThat(held()).isEqualTo("0 projects, users [], keypairs of []");
    }

    private static StackStateChanged state(StackRef stack, String action, String status) {
        return new StackStateChanged(stack, action, status, "");
    }

    private String held() {
        return HeatDomain.of(domain.keystone(), domain.id(), stackId).shape();
    }

    private void apply(DomainProjectTiming timing, Event event) {
        Intents intents =
                new Intents(sessions, inbox, outbox, store, newIdentities, overlap, timing);
        EventEnvelope envelope =
                new EventEnvelope(UUID.randomUUID(), "/hearth/test", Instant.now(), event);
        try {
            VertxContextSupport.subscribeAndAwait(() -> intents.apply(List.of(envelope)));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        reconciler.wake(stackId);
        await("the end")
                .atMost(Duration.ofSeconds(60))
                .until(() -> ledger.open(stackId, Instant.now()).open().isEmpty());
    }
}
