package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stacks of which snapshots are taken, and that return to them. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class SnapshotLifeTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            description: %s
            parameters:
              p: {type: string, default: one}
              hidden: {type: string, default: x, hidden: true}
            resources:
              a: {type: OS::Heat::TestResource, properties: {value: {get_param: p}}}
              %s:
                type: OS::Heat::TestResource
                properties: {action_wait_secs: {create: %s}}
            """;
    private static final String BEFORE = TEMPLATE.formatted("before", "b", "0");

    @Inject StackStage stage;
    @Inject StackSnapshots snapshots;

    @Test
    void aStackReturnsToItsSnapshot() {
        Stack stack = stage.create("returns", BEFORE);
        stage.patch(stack, Map.of("p", "two", "hidden", "s3cret"), Set.of());
        String id = stage.resource(stack, "a").physicalId();

        ShownSnapshot taken = take(stack, "first");

        assertThat(stage.state(stack)).isEqualTo("SNAPSHOT_COMPLETE");
        assertThat(stage.events(stack))
                .endsWith(
                        "returns SNAPSHOT_IN_PROGRESS Stack SNAPSHOT started",
                        "returns SNAPSHOT_COMPLETE Stack SNAPSHOT completed successfully");
        assertThat(taken.snapshot().resources())
                .extracting(one -> "%s %s_%s".formatted(one.name(), one.action(), one.status()))
                .containsExactly("a UPDATE_COMPLETE", "b CREATE_COMPLETE");
        assertThat(taken.snapshot().stackAction()).isEqualTo(Action.UPDATE);
        assertThat(taken.environment().get("parameters"))
                .isEqualTo(Map.of("p", "two", "hidden", "******"));

        stage.update(stack, TEMPLATE.formatted("after", "c", "0"));
        assertThat(stage.parameters(stack)).containsEntry("p", "one");
        restore(stack, taken);

        assertThat(stage.state(stack)).isEqualTo("RESTORE_COMPLETE");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo("Stack RESTORE completed successfully");
        assertThat(stage.now(stack).description()).isEqualTo("before");
        assertThat(stage.parameters(stack)).containsEntry("p", "two");
        assertThat(stage.resources(stack))
                .extracting(one -> one.name() + " " + one.state().text())
                .containsExactly("a UPDATE_COMPLETE", "b CREATE_COMPLETE");
        assertThat(stage.resource(stack, "a").physicalId()).isEqualTo(id);
        assertThat(names(stack)).containsExactly("first");
    }

    @Test
    void aSnapshotOutlivesUpdatesAndIsDeleted() {
        Stack stack = stage.create("keeps", BEFORE);
        ShownSnapshot first = take(stack, "first");
        take(stack, null);
        stage.update(stack, TEMPLATE.formatted("after", "c", "0"));
        assertThat(names(stack)).containsExactly("first", null);

        StackStage.get(() -> snapshots.delete(stack, first.snapshot().id()));

        assertThat(names(stack)).hasSize(1).containsOnlyNulls();
        assertThatThrownBy(() -> restore(stack, first))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "The Snapshot (%s) for Stack (keeps) could not be found."
                                .formatted(first.snapshot().id()));
        Stack other = stage.create("other", BEFORE);
        String last = StackStage.get(() -> snapshots.list(stack)).getFirst().snapshot().id();
        assertThatThrownBy(() -> StackStage.get(() -> snapshots.show(other, last)))
                .isInstanceOf(StackException.class);
    }

    @Test
    void aFailedReturnIsRolledBackWhenTheStackWantsIt() {
        Stack stack =
                stage.create(
                        "fails", BEFORE.replace("action_wait_secs: {create: 0}", "fail: true"));
        ShownSnapshot taken = take(stack, null);
        assertThat(taken.snapshot().stackStatus().name()).isEqualTo("FAILED");
        stage.updateOrRollBack(stack, BEFORE);
        stage.awaitState(stack, "UPDATE_COMPLETE");

        restore(stack, taken);

        stage.awaitState(stack, "ROLLBACK_COMPLETE");
        assertThat(stage.resource(stack, "b").state().text()).endsWith("_COMPLETE");
    }

    @Test
    void whatCannotBeNotedIsRefused() {
        Stack stack = stage.create("refused", BEFORE);
        ShownSnapshot taken = take(stack, null);
        stage.update(stack, TEMPLATE.formatted("busy", "c", "-1"));

        assertThatThrownBy(() -> take(stack, null))
                .isInstanceOf(StackException.class)
                .hasMessage("Stack refused already has an action (UPDATE) in progress.");
        assertThatThrownBy(() -> restore(stack, taken))
                .hasMessage("Stack refused already has an action (UPDATE) in progress.");
        stage.cancel(stack, true);
        stage.awaitState(stack, "ROLLBACK_COMPLETE");
        stage.act(stack, Action.SUSPEND);
        assertThatThrownBy(() -> take(stack, null))
                .hasMessage("Snapshotting a stack when it is suspended is not supported.");
        assertThatThrownBy(() -> restore(stack, taken))
                .hasMessage("Updating a stack when it is suspended is not supported.");
        stage.delete(stack);
        assertThatThrownBy(() -> take(stack, null))
                .hasMessage("The Stack (refused) could not be found.");
    }

    @Test
    void noTypeHasASnapshotOfItsOwn() {
        assertThatThrownBy(
                        () ->
                                stage.create(
                                        "policy",
                                        """
                                        heat_template_version: 2018-08-31
                                        resources:
                                          a: {type: OS::Heat::TestResource, deletion_policy: Snapshot}
                                        """))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "resources.a.deletion_policy: \"Snapshot\" deletion policy not supported");
    }

    private ShownSnapshot take(Stack stack, @Nullable String name) {
        return StackStage.get(() -> snapshots.take(stack, name));
    }

    private void restore(Stack stack, ShownSnapshot to) {
        StackStage.get(() -> snapshots.restore(stack, to.snapshot().id(), stage.owner()));
    }

    private List<@Nullable String> names(Stack stack) {
        List<@Nullable String> names = new ArrayList<>();
        StackStage.get(() -> snapshots.list(stack))
                .forEach(one -> names.add(one.snapshot().name()));
        return names;
    }
}
