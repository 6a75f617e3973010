package io.hearth.stackapi.engine;

import static io.hearth.contract.ResourceEvent.RequestedAction.CREATE;
import static io.hearth.contract.ResourceEvent.RequestedAction.DELETE;
import static io.hearth.contract.ResourceEvent.RequestedAction.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What else can be done to a stack with a resource that a provisioner makes. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class CustomActionsLifeTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              zone: {type: 'Custom::Zone', properties: {ttl: %s}}
            """;

    @Inject StackStage stage;
    @Inject TestProvisioner provisioner;
    @Inject StackTransfers transfers;
    @Inject StackSnapshots snapshots;

    @Test
    void aPreviewAsksNobody() {
        PreviewedStack preview = stage.preview("foreseen", TEMPLATE.formatted(1));
        assertThat(preview.resources())
                .singleElement()
                .isInstanceOfSatisfying(
                        PreviewedResource.class,
                        one -> assertThat(one.properties()).containsEntry("ttl", 1L));

        Stack stack = created("previewed");
        ResourceChanges changes = stage.preview(stack, TEMPLATE.formatted(2));
        assertThat(changes.updated()).hasSize(1);
        assertThat(changes.replaced()).isEmpty();
        assertThat(stage.preview(stack, TEMPLATE.formatted(1)).unchanged()).hasSize(1);
        assertAsked(stack, CREATE, 1);
        assertAsked(stack, UPDATE, 0);
    }

    @Test
    void whatItsProvisionerIsNotToldOfPasses() {
        Stack stack = created("rests");
        stage.act(stack, Action.SUSPEND);
        assertThat(stage.state(stack)).isEqualTo("SUSPEND_COMPLETE");
        stage.act(stack, Action.RESUME);
        assertThat(stage.state(stack)).isEqualTo("RESUME_COMPLETE");
        stage.act(stack, Action.CHECK);

        assertThat(stage.resource(stack, "zone").state().reason())
                .isEqualTo("CHECK not supported for Custom::Zone");
        stage.update(stack, TEMPLATE.formatted(1));
        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        assertAsked(stack, UPDATE, 0);
        assertAsked(stack, DELETE, 0);
    }

    @Test
    void anUnhealthyOneIsReplaced() {
        Stack stack = created("smokes");
        stage.mark(stack, "zone", true, "it smokes");
        stage.update(stack, TEMPLATE.formatted(1));
        ResourceRequested second = provisioner.asked(stack, "zone", CREATE, 2);
        assertThat(second.physicalId()).isNull();
        assertThat(second.physicalName()).isNotEqualTo("z-1");
        provisioner.done(second, "z-2");
        ResourceRequested removal = provisioner.asked(stack, "zone", DELETE);
        assertThat(removal.physicalId()).isEqualTo("z-1");
        provisioner.done(removal, null);
        stage.awaitState(stack, "UPDATE_COMPLETE");
    }

    @Test
    void whatIsLetGoStaysAndCannotBeTakenOver() {
        Stack stack = created("leaves");
        StackExport export = StackStage.get(() -> transfers.abandon(stage.project(), stack.id()));

        assertThat(export.resources())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.data())
                                        .doesNotContainKeys("requested_properties", "attributes"));
        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
        NewStack adopting =
                stage.request(
                        "takes", TEMPLATE.formatted(1), null, Environment.of(null), Map.of(), true);
        assertThatThrownBy(
                        () ->
                                StackStage.get(
                                        () ->
                                                transfers.adopt(
                                                        adopting,
                                                        new AdoptedStack(null, Map.of()),
                                                        stage.owner())))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("a resource of type Custom::Zone");
        assertAsked(stack, DELETE, 0);
    }

    @Test
    void aStackReturnsToItsSnapshotByAnUpdate() {
        Stack stack = created("returns");
        ShownSnapshot taken = StackStage.get(() -> snapshots.take(stack, "first"));
        stage.update(stack, TEMPLATE.formatted(2));
        provisioner.done(provisioner.asked(stack, "zone", UPDATE), null);
        stage.awaitState(stack, "UPDATE_COMPLETE");

        StackStage.get(() -> snapshots.restore(stack, taken.snapshot().id(), stage.owner()));
        ResourceRequested back = provisioner.asked(stack, "zone", UPDATE, 2);
        assertThat(back.physicalId()).isEqualTo("z-1");
        assertThat(provisioner.properties(back)).containsEntry("ttl", 1);
        provisioner.done(back, null);
        stage.awaitState(stack, "RESTORE_COMPLETE");
    }

    private Stack created(String name) {
        Stack stack = stage.create(name, TEMPLATE.formatted(1));
        provisioner.done(provisioner.asked(stack, "zone", CREATE), "z-1");
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    private void assertAsked(Stack stack, RequestedAction action, int count) {
        assertThat(provisioner.requests(stack, "zone", action)).hasSize(count);
    }
}
