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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Previews foretell what happens, and let nothing happen. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class PreviewLifeTest {
    private static final String SIX =
            """
            heat_template_version: 2018-08-31
            resources:
              kept: {type: OS::Heat::RandomString}
              user:
                type: OS::Heat::RandomString
                properties: {salt: {get_attr: [kept, value]}}
              named:
                type: OS::Heat::Value
                properties: {value: {get_resource: a}}
              a:
                type: OS::Heat::TestResource
                metadata: {m: 1}
                properties: {value: %1$s}
              b:
                type: OS::Heat::RandomString
                properties: {salt: {get_attr: [a, output]}}
              %2$s:
                type: OS::Heat::TestResource
            """;

    @Inject StackStage stage;

    @Test
    void theUpdateDoesWhatItsPreviewTells() {
        Stack stack = stage.create("previewed", SIX.formatted("one", "c"));
        List<String> events = stage.events(stack);
        String kept = stage.resource(stack, "user").physicalId();
        String replaced = stage.resource(stack, "b").physicalId();

        ResourceChanges changes = stage.preview(stack, SIX.formatted("two", "d"));

        assertThat(names(changes.unchanged())).containsExactly("kept", "user", "named");
        assertThat(names(changes.updated())).containsExactly("a");
        assertThat(names(changes.replaced())).containsExactly("b");
        assertThat(names(changes.added())).containsExactly("d");
        assertThat(names(changes.deleted())).containsExactly("c");
        assertThat(changes.updated().getFirst().attributes()).containsEntry("output", "one");
        assertThat(changes.updated().getFirst().metadata()).containsEntry("m", 1);
        assertThat(changes.replaced().getFirst().resource().state().text())
                .isEqualTo("INIT_COMPLETE");
        assertThat(stage.events(stack)).isEqualTo(events);
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
        assertThat(stage.resources(stack)).hasSize(6);

        stage.update(stack, SIX.formatted("two", "d"));
        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stage.resource(stack, "user").physicalId()).isEqualTo(kept);
        assertThat(stage.resource(stack, "b").physicalId()).isNotEqualTo(replaced);
    }

    @Test
    void whatHasFailedIsForetoldToBeReplaced() {
        Stack stack = stage.create("failed", SIX.formatted("one", "c"));
        stage.mark(stack, "kept", true, "");

        ResourceChanges changes = stage.preview(stack, SIX.formatted("one", "c"));

        assertThat(names(changes.replaced())).containsExactly("kept", "user");
        assertThat(names(changes.unchanged())).containsExactly("named", "a", "b", "c");
    }

    @Test
    void whatWouldBeRefusedIsRefused() {
        Stack stack = stage.create("refused", SIX.formatted("one", "c"));

        assertThatThrownBy(() -> stage.preview("refused", SIX.formatted("one", "c")))
                .isInstanceOf(StackException.class)
                .hasMessage("The Stack (refused) already exists.");
        String unknown = SIX.formatted("one", "c").replace("OS::Heat::Value", "OS::Heat::Nope");
        assertThatThrownBy(() -> stage.preview(stack, unknown))
                .hasMessageContaining("OS::Heat::Nope");
        assertThatThrownBy(() -> stage.preview("unknown", unknown))
                .hasMessageContaining("OS::Heat::Nope");
        stage.act(stack, Action.SUSPEND);
        assertThatThrownBy(() -> stage.preview(stack, SIX.formatted("one", "c")))
                .isInstanceOf(StackException.class)
                .hasMessage("Updating a stack when it is suspended is not supported.");
    }

    @Test
    void aPreviewedStackIsNotThere() {
        PreviewedStack preview = stage.preview("dream", SIX.formatted("one", "c"));

        assertThat(preview.stack().id()).isEqualTo("None");
        List<PreviewedResource> resources =
                preview.resources().stream().map(PreviewedResource.class::cast).toList();
        assertThat(names(resources)).containsExactly("kept", "user", "named", "a", "b", "c");
        assertThat(resources.get(2).properties()).containsEntry("value", "a");
        assertThat(resources.get(1).properties()).containsEntry("salt", null);
        assertThat(stage.list()).isEmpty();
    }

    private static List<String> names(List<PreviewedResource> resources) {
        return resources.stream().map(one -> one.resource().name()).toList();
    }
}
