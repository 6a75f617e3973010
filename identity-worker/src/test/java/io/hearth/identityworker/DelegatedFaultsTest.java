package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.seal.Sealed;
import io.hearth.identityworker.delegated.TaskLoop;
import io.hearth.identityworker.delegated.TaskStore;
import io.hearth.identityworker.delegated.TaskWork;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.KeystoneException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Answers that get lost, requests that come twice, and trusts that end. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class DelegatedFaultsTest extends DelegatedScenario {
    @Inject TaskStore store;
    @Inject StackDomain domain;

    @Test
    void whatWasMadeBeforeItsAnswerWasLostIsFoundAgain() {
        Map<String, Object> properties =
                Map.of(
                        "name",
                        named("p"),
                        "domain",
                        "default",
                        "description",
                        "d",
                        "roles",
                        List.of());

        KeystoneAnswered made =
                askLosing(2, "p", "Group", RequestedAction.CREATE, properties, List.of("create"));

        done(made);
        assertThat(admin.keystone().list(Kind.GROUP, Map.of("name", named("p")))).hasSize(1);
        done(askLosing(1, "p", "Group", RequestedAction.DELETE, properties, List.of("delete")));
        assertThat(admin.keystone().list(Kind.GROUP, Map.of("name", named("p")))).isEmpty();
    }

    @Test
    void whatIsRemovedWhileItsMakingIsInDoubtIsFoundAndRemoved() {
        Map<String, Object> properties = Map.of("name", named("p"), "domain", "default");
        EventEnvelope create = envelope("p", "Group", RequestedAction.CREATE, properties);
        makeGroupLosingTheAnswer(create);

        done(ask("p", "Group", RequestedAction.DELETE, properties));
        assertThat(admin.keystone().list(Kind.GROUP, Map.of("name", named("p")))).isEmpty();
    }

    @Test
    void whatWasChangedBeforeItsAnswerWasLostIsChangedBack() {
        Map<String, Object> first =
                Map.of("name", named("p"), "domain", "default", "description", "first");
        Map<String, Object> second =
                Map.of("name", named("p"), "domain", "default", "description", "second");
        String group = made("p", "Group", first);
        try (TaskLoop loop = loop(1, List.of("change"))) {
            loop.wake(accept(envelope("p", "Group", RequestedAction.UPDATE, second)));
            await("the change")
                    .until(() -> object(Kind.GROUP, group).orElseThrow().containsValue("second"));
        }

        done(ask("p", "Group", RequestedAction.UPDATE, first));

        assertThat(object(Kind.GROUP, group).orElseThrow()).containsEntry("description", "first");
        done(ask("p", "Group", RequestedAction.DELETE, first));
    }

    @Test
    void aRepeatedRequestIsDoneOnce() {
        EventEnvelope request =
                envelope("r", "Role", RequestedAction.CREATE, Map.of("name", named("r")));

        bus.publish(request);
        bus.publish(request);

        done(answer(request));
        bus.publish(envelope("r", "Role", RequestedAction.UPDATE, Map.of("name", named("r2"))));
        done(ask("r", "Role", RequestedAction.DELETE, Map.of("name", named("r2"))));
        assertThat(bus.events(KeystoneAnswered.class))
                .filteredOn(one -> one.requestId().equals(id(request)))
                .hasSize(1);
        assertThat(admin.keystone().list(Kind.ROLE, Map.of("name", named("r")))).isEmpty();
    }

    @Test
    void withoutItsTrustNothingIsDone() {
        owner = TestOwner.admin();
        owner.keystone().endTrust();

        KeystoneAnswered answer =
                ask("r", "Role", RequestedAction.CREATE, Map.of("name", named("r")));

        assertThat(answer.errorType()).isEqualTo("AuthorizationFailure");
        assertThat(answer.reason()).contains("trust").contains("update or delete the stack");
        assertThat(admin.keystone().list(Kind.ROLE, Map.of("name", named("r")))).isEmpty();
    }

    @Test
    void aTrustThatNobodyNeedsIsRemoved() {
        owner = TestOwner.admin();
        Sealed trust = sealedTrust();
        assertThat(owner.isTrusting()).isTrue();

        bus.publish(new TrustUnwanted(stack, trust));
        bus.publish(new TrustUnwanted(stack, trust));

        await("the trust's end").until(() -> !owner.isTrusting());
    }

    @Test
    void aTrustStaysUntilWhatWasBegunByItHasEnded() {
        owner = TestOwner.admin();
        EventEnvelope create =
                envelope("p", "Group", RequestedAction.CREATE, Map.of("name", named("p")));
        makeGroupLosingTheAnswer(create);

        try (TaskLoop loop = loop(0, List.of())) {
            loop.wake(
                    accept(
                            new EventEnvelope(
                                    UUID.randomUUID(),
                                    "/hearth/test",
                                    Instant.now(),
                                    new TrustUnwanted(stack, sealedTrust()))));
            loop.start();

            done(answer(create));
            await("the trust's end").until(() -> !owner.isTrusting());
        }
    }

    /** And nobody looks after it any more. */
    private void makeGroupLosingTheAnswer(EventEnvelope create) {
        try (TaskLoop loop = loop(1, List.of("create"))) {
            loop.wake(accept(create));
            await("the group")
                    .until(
                            () ->
                                    !admin.keystone()
                                            .list(Kind.GROUP, Map.of("name", named("p")))
                                            .isEmpty());
        }
    }

    /** Through a loop of the test's own, to which the answers of some calls get lost. */
    private KeystoneAnswered askLosing(
            int answers,
            String resource,
            String type,
            RequestedAction action,
            Map<String, ?> properties,
            List<String> methods) {
        EventEnvelope request = envelope(resource, type, action, properties);
        try (TaskLoop loop = loop(answers, methods)) {
            loop.start();
            loop.wake(accept(request));
            return answer(request);
        }
    }

    private TaskLoop loop(int losses, List<String> methods) {
        AtomicInteger left = new AtomicInteger(losses);
        TaskWork work =
                new TaskWork(
                        store,
                        trust -> losing(owner.keystone(), left, methods),
                        (rootId, trust) -> false,
                        request -> domain.marker(stackId, stackId, request.resource(), 1).text(),
                        sealer,
                        Clock.systemUTC());
        return new TaskLoop(store, work, database);
    }

    private static DelegatedKeystone losing(
            DelegatedKeystone real, AtomicInteger left, List<String> methods) {
        return (DelegatedKeystone)
                Proxy.newProxyInstance(
                        DelegatedKeystone.class.getClassLoader(),
                        new Class<?>[] {DelegatedKeystone.class},
                        (proxy, method, arguments) -> {
                            Object answer;
                            try {
                                answer = method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            if (methods.contains(method.getName()) && left.getAndDecrement() > 0) {
                                throw new KeystoneException.Unavailable(
                                        "The answer was lost.", Optional.empty());
                            }
                            return answer;
                        });
    }

    private String accept(EventEnvelope envelope) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> store.accept(envelope))
                    .orElseThrow();
        } catch (Throwable e) {
            return Assertions.fail(e);
        }
    }
}
