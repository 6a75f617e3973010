package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** {@code OS::Heat::Delay} between resources. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class DelayTest {
    @Inject StackStage stage;

    @Test
    void whatDependsOnItWaits() {
        Stack stack = stage.create("creation", template("{min_wait: 1.5, max_jitter: 0.1}"));

        assertThat(stack.state().text()).isEqualTo("CREATE_IN_PROGRESS");
        assertThat(stage.resource(stack, "after").state().text()).isEqualTo("INIT_COMPLETE");
        stage.awaitState(stack, "CREATE_COMPLETE");
        stage.delete(stack);
        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void aDeletionWaitsWhenAsked() {
        Stack stack =
                stage.create(
                        "deletion",
                        template("{max_jitter: 3, jitter_multiplier: 0.5, actions: [DELETE]}"));

        assertThat(stack.state().text()).isEqualTo("CREATE_COMPLETE");
        stage.delete(stack);
        assertThat(stage.state(stack)).isEqualTo("DELETE_IN_PROGRESS");
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    @Test
    void itIsNoLongerThanTheStackMayTake() {
        Stack stack =
                stage.create(
                        "long",
                        template("{min_wait: 3000, max_jitter: 2, jitter_multiplier: 301}"));

        assertThat(stack.state().text()).isEqualTo("CREATE_FAILED");
        assertThat(stack.state().reason())
                .contains(
                        "StackValidationFailed: resources.delay: OS::Heat::Delay maximum delay"
                                + " 3602s exceeds stack timeout.");
    }

    private static String template(String properties) {
        return """
        heat_template_version: 2018-08-31
        resources:
          before: {type: "OS::Heat::TestResource"}
          delay: {type: "OS::Heat::Delay", depends_on: before, properties: %s}
          after: {type: "OS::Heat::TestResource", depends_on: delay}
        """
                .formatted(properties);
    }
}
