package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Resources that somebody outside has found to be unhealthy. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class HealthLifeTest {
    private static final String TWO =
            """
            heat_template_version: 2018-08-31
            resources:
              first: {type: OS::Heat::RandomString}
              second:
                type: OS::Heat::TestResource
                depends_on: first
                properties: {wait_secs: %s}
            """;

    @Inject StackStage stage;

    @Test
    void anUnhealthyResourceIsReplacedByTheNextUpdate() {
        Stack stack = stage.create("unhealthy", TWO.formatted("0"));
        String first = stage.resource(stack, "first").physicalId();
        String second = stage.resource(stack, "second").physicalId();

        stage.mark(stack, "first", true, "it smokes");

        assertThat(stage.resource(stack, "first").state().text()).isEqualTo("CHECK_FAILED");
        assertThat(stage.resource(stack, "first").state().reason()).isEqualTo("it smokes");
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
        assertThat(stage.events(stack)).endsWith("first CHECK_FAILED it smokes");
        stage.update(stack, TWO.formatted("0"));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.resource(stack, "first").physicalId()).isNotEqualTo(first);
        assertThat(stage.resource(stack, "second").physicalId()).isEqualTo(second);
    }

    @Test
    void aMarkIsTakenBack() {
        Stack stack = stage.create("healthy", TWO.formatted("0"));
        String id = stage.resource(stack, "first").physicalId();
        stage.mark(stack, "first", false, "never was");
        assertThat(stage.resource(stack, "first").state().text()).isEqualTo("CREATE_COMPLETE");
        stage.mark(stack, "first", true, "");
        assertThat(stage.resource(stack, "first").state().reason())
                .isEqualTo("state changed by resource_mark_unhealthy api");

        stage.mark(stack, "first", false, "well again");

        assertThat(stage.resource(stack, "first").state().text()).isEqualTo("CHECK_COMPLETE");
        assertThat(stage.resource(stack, "first").state().reason()).isEqualTo("well again");
        stage.update(stack, TWO.formatted("0"));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.resource(stack, "first").physicalId()).isEqualTo(id);
    }

    @Test
    void aResourceInProgressIsNotMarked() {
        Stack stack = stage.create("busy", TWO.formatted("-1"));

        assertThatThrownBy(() -> stage.mark(stack, "second", true, ""))
                .isInstanceOf(StackException.class)
                .hasMessage("Stack busy already has an action (CREATE) in progress.");
        assertThatThrownBy(() -> stage.mark(stack, "third", true, ""))
                .hasMessage("The Resource (third) could not be found in Stack busy.");
        stage.mark(stack, "first", true, "done and broken");

        assertThat(stage.resource(stack, "first").state().text()).isEqualTo("CHECK_FAILED");
        assertThat(stage.resource(stack, "second").state().text()).isEqualTo("CREATE_IN_PROGRESS");
        stage.delete(stack);
    }
}
