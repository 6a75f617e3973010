package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.SignalEvent.HookUnset;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackRef;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stacks that wait for their owners. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class HooksLifeTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              a: {type: OS::Heat::TestResource, properties: {value: '%s'}}
              b: {type: OS::Heat::Value, properties: {value: {get_attr: [a, output]}}}
            """;
    private static final String ONE = TEMPLATE.formatted("one");
    private static final String TWO = TEMPLATE.formatted("two");
    private static final String INNER = "inner.yaml";

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void eachHookHoldsAStackUntilItsOwnerUnsetsIt() {
        Environment all =
                hooks(
                        "pre-create, post-create, pre-update, post-update, pre-delete,"
                                + " post-delete");
        Stack stack = stage.create("hooks", ONE, all, false);

        assertThat(stage.events(stack))
                .containsExactly(
                        "hooks CREATE_IN_PROGRESS Stack CREATE started",
                        "a INIT_COMPLETE CREATE paused until Hook pre-create is cleared");
        unset(stack, "pre-create", "INIT_COMPLETE");
        unset(stack, "post-create", "CREATE_COMPLETE");
        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(stage.events(stack))
                .containsSubsequence(
                        "a INIT_COMPLETE Hook pre-create is cleared",
                        "a CREATE_IN_PROGRESS state changed",
                        "a CREATE_COMPLETE state changed",
                        "a CREATE_COMPLETE CREATE paused until Hook post-create is cleared",
                        "a CREATE_COMPLETE Hook post-create is cleared",
                        "b CREATE_IN_PROGRESS state changed");
        stage.update(stack, TWO, all);
        unset(stack, "pre-update", "CREATE_COMPLETE");
        unset(stack, "post-update", "UPDATE_COMPLETE");
        stage.awaitState(stack, "UPDATE_COMPLETE");
        stage.delete(stack);
        unset(stack, "pre-delete", "UPDATE_COMPLETE");
        unset(stack, "post-delete", "DELETE_COMPLETE");
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    @Test
    void whatWaitsIsDeleted() {
        Stack stack = stage.create("deleted", ONE, hooks("pre-create"), false);
        reached(stack, "pre-create");

        stage.delete(stack);

        stage.awaitState(stack, "DELETE_COMPLETE");
        assertThat(stage.events(stack)).contains("a INIT_COMPLETE Failure occurred while waiting.");
        others.heard(HookCleared.class, stack);
    }

    @Test
    void anUpdateThatWaitsIsCancelled() {
        Stack stack = stage.create("cancels", ONE);
        stage.update(stack, TWO, hooks("pre-update"));
        reached(stack, "pre-update");

        stage.cancel(stack, true);

        stage.awaitState(stack, "ROLLBACK_COMPLETE");
        assertThat(stage.events(stack))
                .contains("a CREATE_COMPLETE Failure occurred while waiting.");
        assertThat(stage.resource(stack, "a").state().text()).isEqualTo("CREATE_COMPLETE");
        stage.update(stack, TWO, hooks("pre-update"));
        stage.cancel(stack, false);
        assertThat(stage.state(stack)).isEqualTo("UPDATE_FAILED");
        assertThat(stage.resource(stack, "a").substance().waitingFor()).isNull();
    }

    @Test
    void anUpdatesEnvironmentHoldsForIt() {
        Stack stack = stage.create("holds", ONE, hooks("pre-create"), false);

        stage.update(stack, TWO, Environment.of(null));
        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        stage.update(stack, ONE, hooks("pre-update"));
        reached(stack, "pre-update");
        assertThat(stage.state(stack)).isEqualTo("UPDATE_IN_PROGRESS");
        unset(stack, "pre-update", "CREATE_COMPLETE");

        stage.awaitState(stack, "UPDATE_COMPLETE");
    }

    @Test
    void aHookWithinIsThatOfTheNestedStack() {
        Stack stack =
                stage.create(
                        "outer",
                        "{heat_template_version: 2018-08-31, resources: {inner: {type: inner.yaml}}}",
                        null,
                        Environment.of(
                                "resource_registry: {resources: {in*: {a: {hooks: pre-create}}}}"),
                        Map.of(INNER, ONE));
        stage.awaitResource(stack, "inner", "CREATE_IN_PROGRESS");
        Stack inner = stage.nested(stack, "inner");
        reached(inner, "pre-create");
        assertThat(stage.state(stack)).isEqualTo("CREATE_IN_PROGRESS");

        unset(inner, "pre-create", "INIT_COMPLETE");

        stage.awaitState(stack, "CREATE_COMPLETE");
    }

    private void reached(Stack stack, String hook) {
        HookReached reached =
                others.heard(HookReached.class, stack, one -> one.hook().equals(hook));
        assertThat(reached.resource()).isEqualTo("a");
    }

    /** As signal-service passes on what an owner asks for. */
    private void unset(Stack stack, String hook, String state) {
        reached(stack, hook);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                ("hook:" + hook)
                                        .equals(
                                                stage.resource(stack, "a")
                                                        .substance()
                                                        .waitingFor()));
        assertThat(stage.resource(stack, "a").state().text()).isEqualTo(state);
        StackRef ref = new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
        others.say(new HookUnset(ref, "a", hook, Instant.now()));
        others.heard(HookCleared.class, stack, one -> one.hook().equals(hook));
    }

    private static Environment hooks(String hooks) {
        return Environment.of(
                "resource_registry: {resources: {a: {hooks: [%s]}}}".formatted(hooks));
    }
}
