package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Action;
import io.hearth.template.Environment;
import io.hearth.template.environment.Hook;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where stacks wait for their owners, without database or bus. */
class HooksTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              a: {type: Test::Steered, properties: {value: %s, name: %s}}
              b: {type: Test::Steered, depends_on: a}
              c: {type: Test::Steered, properties: {fails: %s, waits: %s}}
            """;
    private static final String ONE = TEMPLATE.formatted("1", "n", "false", "false");
    private static final String TWO = TEMPLATE.formatted("2", "n", "false", "false");

    @Test
    void aResourceWaitsInItsStateAndWhatDoesNotRequireItGoesOn() {
        MemoryStack stack = created(ONE, "pre-create");

        assertThat(stack.newEvents())
                .containsExactly(
                        "stack CREATE_IN_PROGRESS Stack CREATE started",
                        "a INIT_COMPLETE CREATE paused until Hook pre-create is cleared",
                        "c CREATE_IN_PROGRESS state changed",
                        "c CREATE_COMPLETE state changed");
        unset(stack, Hook.PRE_CREATE);

        assertThat(stack.newEvents())
                .startsWith(
                        "a INIT_COMPLETE Hook pre-create is cleared",
                        "a CREATE_IN_PROGRESS state changed",
                        "a CREATE_COMPLETE state changed",
                        "b CREATE_IN_PROGRESS state changed")
                .endsWith("stack CREATE_COMPLETE Stack CREATE completed successfully");
        unset(stack, Hook.PRE_CREATE);
        assertThat(stack.newEvents()).isEmpty();
    }

    @Test
    void afterItsStepAResourceIsLeftToItsDependants() {
        MemoryStack stack = created(ONE, "post-create");
        assertThat(stack.newEvents())
                .containsSubsequence(
                        "a CREATE_COMPLETE state changed",
                        "a CREATE_COMPLETE CREATE paused until Hook post-create is cleared");
        assertThat(state(stack, "b")).isEqualTo("INIT_COMPLETE");

        unset(stack, Hook.PRE_CREATE);
        assertThat(stack.newEvents()).isEmpty();
        unset(stack, Hook.POST_CREATE);

        assertThat(stack.newEvents())
                .startsWith("a CREATE_COMPLETE Hook post-create is cleared")
                .endsWith("stack CREATE_COMPLETE Stack CREATE completed successfully");
    }

    @Test
    void anUpdateWaitsBeforeItKnowsWhetherThereIsMuchToDo() {
        MemoryStack stack = created(ONE, "pre-create");
        unset(stack, Hook.PRE_CREATE);
        stack.newEvents();

        stack.update(ONE, hooks("pre-update, post-update"));
        assertThat(stack.newEvents())
                .contains("a CREATE_COMPLETE UPDATE paused until Hook pre-update is cleared");
        unset(stack, Hook.PRE_UPDATE);
        assertThat(stackState(stack)).isEqualTo("UPDATE_COMPLETE");
        stack.update(TWO, hooks("pre-update, post-update"));
        unset(stack, Hook.PRE_UPDATE);
        assertThat(stackState(stack)).isEqualTo("UPDATE_IN_PROGRESS");
        assertThat(stack.newEvents())
                .endsWith(
                        "a UPDATE_IN_PROGRESS state changed",
                        "a UPDATE_COMPLETE state changed",
                        "a UPDATE_COMPLETE UPDATE paused until Hook post-update is cleared");
        unset(stack, Hook.POST_UPDATE);

        assertThat(stackState(stack)).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void whatReplacesAResourceWaitsNoSecondTime() {
        MemoryStack stack = created(ONE, "post-update");

        stack.update(
                TEMPLATE.formatted("1", "m", "false", "false"),
                hooks("pre-create, post-create, pre-update, pre-delete, post-delete"));
        unset(stack, Hook.PRE_UPDATE);

        assertThat(stackState(stack)).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void aDeletionIsHeldBeforeAndAfter() {
        MemoryStack stack = created(ONE, "pre-delete, post-delete");
        stack.newEvents();

        stack.take(new Trigger.DeletionRequested());
        assertThat(stack.newEvents())
                .endsWith("a CREATE_COMPLETE DELETE paused until Hook pre-delete is cleared");
        unset(stack, Hook.PRE_DELETE);
        assertThat(stack.newEvents())
                .containsExactly(
                        "a CREATE_COMPLETE Hook pre-delete is cleared",
                        "a DELETE_IN_PROGRESS state changed",
                        "a DELETE_COMPLETE state changed",
                        "a DELETE_COMPLETE DELETE paused until Hook post-delete is cleared");
        stack.take(new Trigger.DeletionRequested());
        assertThat(stackState(stack)).isEqualTo("DELETE_IN_PROGRESS");
        unset(stack, Hook.POST_DELETE);

        assertThat(stackState(stack)).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void aTimeoutEndsTheWaiting() {
        MemoryStack stack = created(ONE, "pre-create");
        stack.newEvents();

        stack.take(new Trigger.StackTimerDue());

        assertThat(stack.newEvents())
                .containsExactly(
                        "stack CREATE_FAILED Create timed out",
                        "a INIT_COMPLETE Failure occurred while waiting.");
        unset(stack, Hook.PRE_CREATE);
        assertThat(stack.newEvents()).isEmpty();
    }

    @Test
    void aFailureElsewhereEndsTheWaiting() {
        MemoryStack stack = created(TEMPLATE.formatted("1", "n", "true", "true"), "pre-create");
        stack.newEvents();

        stack.take(new Trigger.TimerDue("c"));

        assertThat(stack.newEvents()).contains("a INIT_COMPLETE Failure occurred while waiting.");
        assertThat(stackState(stack)).isEqualTo("CREATE_FAILED");
    }

    @Test
    void whoCancelsAnUpdateWaitsNoMore() {
        MemoryStack stack = created(ONE, "post-update");
        stack.update(TWO, hooks("pre-update"));
        stack.newEvents();

        stack.take(new Trigger.StopRequested());
        assertThat(stack.newEvents())
                .containsExactly(
                        "a CREATE_COMPLETE Failure occurred while waiting.",
                        "stack UPDATE_FAILED Stack UPDATE cancelled");
        stack.update(TWO, hooks("pre-update"));
        stack.take(new Trigger.RollbackRequested());

        assertThat(stackState(stack)).isEqualTo("ROLLBACK_IN_PROGRESS");
        assertThat(stack.newEvents())
                .endsWith("a CREATE_COMPLETE UPDATE paused until Hook pre-update is cleared");
    }

    @Test
    void anotherUpdateBringsItsOwnHooks() {
        MemoryStack stack = created(ONE, "pre-create");

        stack.update(ONE, Environment.of(null));

        assertThat(stackState(stack)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stack.newEvents()).contains("a INIT_COMPLETE Failure occurred while waiting.");
    }

    @Test
    void noOtherActionWaits() {
        MemoryStack stack = created(ONE, "pre-update, post-update, pre-delete, post-delete");

        stack.take(new Trigger.ActionRequested(Action.SUSPEND));
        stack.take(new Trigger.ActionRequested(Action.RESUME));

        assertThat(stackState(stack)).isEqualTo("RESUME_COMPLETE");
    }

    private static MemoryStack created(String template, String hooks) {
        return new MemoryStack(template, hooks(hooks), false, new Random(1), scene -> {});
    }

    private static void unset(MemoryStack stack, Hook hook) {
        stack.take(new Trigger.HookUnset("a", hook));
    }

    private static String state(MemoryStack stack, String resource) {
        return stack.scene().find(resource).orElseThrow().state().text();
    }

    private static String stackState(MemoryStack stack) {
        return stack.scene().stack().state().text();
    }

    private static Environment hooks(String hooks) {
        return Environment.of(
                "resource_registry: {resources: {a: {hooks: [%s]}}}".formatted(hooks));
    }
}
