package io.hearth.stackapi.engine;

import static io.hearth.contract.ResourceEvent.RequestedAction.CREATE;
import static io.hearth.contract.ResourceEvent.RequestedAction.DELETE;
import static io.hearth.contract.ResourceEvent.RequestedAction.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resources that a provisioner makes, when their stack is updated. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class CustomUpdateLifeTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              zone:
                type: Custom::Zone
                metadata: {m: %s}
                properties: {ttl: %s}
              user:
                type: OS::Heat::TestResource
                properties: {value: {get_resource: zone}, fail: %s}
            outputs:
              id: {value: {get_attr: [user, output]}}
            """;

    @Inject StackStage stage;
    @Inject TestProvisioner provisioner;

    @Test
    void aResourceIsUpdatedInPlace() {
        Stack stack = created("place");
        stage.update(stack, TEMPLATE.formatted(1, 2, false));
        ResourceRequested request = provisioner.asked(stack, "zone", UPDATE);
        assertThat(request.physicalId()).isEqualTo("z-1");
        assertThat(provisioner.properties(request)).containsEntry("ttl", 2);
        assertThat(provisioner.oldProperties(request)).containsEntry("ttl", 1);
        provisioner.done(request, null, "{\"n\": 2}");
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(stage.resource(stack, "zone").physicalId()).isEqualTo("z-1");
        assertThat(stage.resources(stack)).hasSize(2);
        assertThat(provisioner.requests(stack, "zone", DELETE)).isEmpty();
    }

    @Test
    void whatChangesNoPropertyIsNotAskedFor() {
        Stack stack = created("quiet");
        stage.update(stack, TEMPLATE.formatted(2, 1, false));

        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stage.metadata(stack, "zone")).containsEntry("m", 2);
        assertThat(provisioner.requests(stack, "zone", UPDATE)).isEmpty();
    }

    @Test
    void anotherPhysicalIdReplacesTheOneThatWasThere() {
        Stack stack = created("replaced");
        stage.update(stack, TEMPLATE.formatted(1, 2, false));
        provisioner.done(provisioner.asked(stack, "zone", UPDATE), "z-2");
        ResourceRequested removal = provisioner.asked(stack, "zone", DELETE);

        assertThat(removal.physicalId()).isEqualTo("z-1");
        assertThat(provisioner.properties(removal)).containsEntry("ttl", 1);
        assertThat(stage.state(stack)).isEqualTo("UPDATE_IN_PROGRESS");
        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("z-2");
        provisioner.done(removal, null);
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(stage.resource(stack, "zone").physicalId()).isEqualTo("z-2");
        assertThat(stage.resources(stack)).hasSize(2);
        removed(stack, "z-2", 2);
    }

    @Test
    void aRollbackGoesBackToTheOneThatWasThere() {
        Stack stack = created("back");
        stage.updateOrRollBack(stack, TEMPLATE.formatted(1, 2, true));
        provisioner.done(provisioner.asked(stack, "zone", UPDATE), "z-2");
        ResourceRequested back = provisioner.asked(stack, "zone", UPDATE, 2);
        assertThat(back.physicalId()).isEqualTo("z-1");
        assertThat(provisioner.properties(back)).containsEntry("ttl", 1);
        provisioner.done(back, "z-1");
        ResourceRequested removal = provisioner.asked(stack, "zone", DELETE);
        assertThat(removal.physicalId()).isEqualTo("z-2");
        assertThat(provisioner.properties(removal)).containsEntry("ttl", 2);
        provisioner.done(removal, null);
        stage.awaitState(stack, "ROLLBACK_COMPLETE");

        assertThat(stage.resources(stack))
                .extracting(Resource::name, Resource::physicalId)
                .contains(tuple("zone", "z-1"));
        assertThat(stage.resources(stack)).hasSize(2);
    }

    @Test
    void aFailedUpdateIsTriedAgainInPlace() {
        Stack stack = created("again");
        String changed = TEMPLATE.formatted(1, 2, false);
        stage.update(stack, changed);
        provisioner.failed(provisioner.asked(stack, "zone", UPDATE), "z-9", "busy");
        stage.awaitState(stack, "UPDATE_FAILED");
        assertThat(stage.resource(stack, "zone").physicalId()).isEqualTo("z-1");

        stage.update(stack, changed);
        ResourceRequested again = provisioner.asked(stack, "zone", UPDATE, 2);
        assertThat(again.physicalId()).isEqualTo("z-1");
        provisioner.done(again, "z-1");
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(provisioner.requests(stack, "zone", CREATE)).hasSize(1);
    }

    @Test
    void anUpdateDuringAnUpdateAsksWhenTheFirstIsAnswered() {
        Stack stack = created("overtaken");
        stage.update(stack, TEMPLATE.formatted(1, 2, false));
        ResourceRequested first = provisioner.asked(stack, "zone", UPDATE);
        stage.update(stack, TEMPLATE.formatted(1, 3, false));
        provisioner.done(first, "z-2");
        ResourceRequested second = provisioner.asked(stack, "zone", UPDATE, 2);
        assertThat(second.physicalId()).isEqualTo("z-2");
        assertThat(provisioner.oldProperties(second)).containsEntry("ttl", 2);
        assertThat(provisioner.properties(second)).containsEntry("ttl", 3);
        provisioner.done(second, "z-3");
        provisioner.done(provisioner.asked(stack, "zone", DELETE, 1), null);
        provisioner.done(provisioner.asked(stack, "zone", DELETE, 2), null);
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(provisioner.requests(stack, "zone", DELETE))
                .extracting(ResourceRequested::physicalId)
                .containsExactlyInAnyOrder("z-1", "z-2");
        assertThat(stage.resource(stack, "zone").physicalId()).isEqualTo("z-3");
        assertThat(stage.resources(stack)).hasSize(2);
    }

    @Test
    void aRemovalThatIsNotAnsweredKeepsItsOwnTimeWhileMoreIsAsked() {
        Stack stack = stage.create("keeps", TEMPLATE.formatted(1, "1, service_timeout: 3", false));
        provisioner.done(provisioner.asked(stack, "zone", CREATE), "z-1");
        stage.awaitState(stack, "CREATE_COMPLETE");
        stage.update(stack, TEMPLATE.formatted(1, 2, false));
        provisioner.done(provisioner.asked(stack, "zone", UPDATE), "z-2");
        provisioner.asked(stack, "zone", DELETE);
        stage.update(stack, TEMPLATE.formatted(1, 3, false));
        provisioner.asked(stack, "zone", UPDATE, 2);
        stage.awaitState(stack, "UPDATE_FAILED");

        assertThat(stage.now(stack).state().reason())
                .contains("No provisioner answered the DELETE request in time");
    }

    @Test
    void aStackIsDeletedWithAllThatIsThereOfIt() {
        Stack stack = created("both");
        stage.update(stack, TEMPLATE.formatted(1, 2, false));
        provisioner.done(provisioner.asked(stack, "zone", UPDATE), "z-2");
        provisioner.asked(stack, "zone", DELETE);
        stage.delete(stack);
        List<ResourceRequested> removals =
                List.of(
                        provisioner.asked(stack, "zone", DELETE, 2),
                        provisioner.asked(stack, "zone", DELETE, 3));

        assertThat(removals)
                .extracting(ResourceRequested::physicalId)
                .containsExactlyInAnyOrder("z-1", "z-2");
        removals.forEach(removal -> provisioner.done(removal, null));
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    private Stack created(String name) {
        Stack stack = stage.create(name, TEMPLATE.formatted(1, 1, false));
        provisioner.done(provisioner.asked(stack, "zone", CREATE), "z-1");
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    private void removed(Stack stack, String physicalId, int count) {
        stage.delete(stack);
        ResourceRequested removal = provisioner.asked(stack, "zone", DELETE, count);
        assertThat(removal.physicalId()).isEqualTo(physicalId);
        provisioner.done(removal, null);
        stage.awaitState(stack, "DELETE_COMPLETE");
    }
}
