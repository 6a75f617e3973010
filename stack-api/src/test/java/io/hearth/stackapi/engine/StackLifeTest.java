package io.hearth.stackapi.engine;

import static io.hearth.stackapi.engine.EngineProfile.METADATA_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stacks from request to removal. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class StackLifeTest {
    private static final String PLAIN =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string, default: one}
            resources:
              a:
                type: OS::Heat::TestResource
                metadata: {m: {k: v}}
                properties: {value: {get_param: p}}
              b:
                type: OS::Heat::Value
                properties: {value: {get_attr: [a, output]}}
              c:
                type: OS::Heat::RandomString
                depends_on: b
            outputs:
              first: {value: {get_attr: [b, value]}}
              second: {value: {get_attr: [c, value]}}
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void aStackWithoutIdentitiesIsCompleteOnReturn() {
        Stack created = stage.create("plain", PLAIN);

        assertThat(created.state().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(created.state().reason()).isEqualTo("Stack CREATE completed successfully");
        assertThat(stage.resources(created))
                .extracting(r -> r.name() + " " + r.state().text() + " " + r.requiredBy())
                .containsExactly(
                        "a CREATE_COMPLETE [b]", "b CREATE_COMPLETE [c]", "c CREATE_COMPLETE []");
        List<StackOutput> outputs = stage.outputs(created);
        assertThat(outputs.get(0).value()).isEqualTo("one");
        assertThat(String.valueOf(outputs.get(1).value())).hasSize(32);
        assertThat(stage.metadata(created, "a")).isEqualTo(Map.of("m", Map.of("k", "v")));
        assertThat(stage.parameters(created)).containsEntry("p", "one");
        assertThat(stage.events(created))
                .containsExactly(
                        "plain CREATE_IN_PROGRESS Stack CREATE started",
                        "a CREATE_IN_PROGRESS state changed",
                        "a CREATE_COMPLETE state changed",
                        "b CREATE_IN_PROGRESS state changed",
                        "b CREATE_COMPLETE state changed",
                        "c CREATE_IN_PROGRESS state changed",
                        "c CREATE_COMPLETE state changed",
                        "plain CREATE_COMPLETE Stack CREATE completed successfully");
        others.heard(StackStateChanged.class, created, e -> e.status().equals("COMPLETE"));
    }

    @Test
    void metadataThatTheBusCouldNotTakeFailsItsResourceAndTellsTheLimit() {
        Stack stack =
                stage.create(
                        "big", PLAIN.replace("{k: v}", "{k: " + "x".repeat(METADATA_BYTES) + "}"));

        assertThat(stage.state(stack)).isEqualTo("CREATE_FAILED");
        assertThat(stage.resource(stack, "a").state().reason())
                .isEqualTo(
                        "RequestLimitExceeded: resources.a: Request limit exceeded: The metadata has"
                                + " 2014 bytes as JSON; at most 2000 are possible"
                                + " (hearth.limit.metadata-bytes).");
        assertThat(stage.metadata(stack, "a")).isEmpty();
        stage.delete(stack);
        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void textsThatEveryEventWouldCarryHaveLimits() {
        String type = "t".repeat(256);
        String typed = PLAIN.replace("OS::Heat::Value", type);
        Environment environment =
                Environment.of("resource_registry: {%s: 'OS::Heat::Value'}".formatted(type));
        String description = PLAIN.replace("depends_on: b", "description: " + "d".repeat(65_537));

        assertThatThrownBy(() -> stage.create("long", typed, null, environment, Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("The type of the resource \"b\" has 256 characters");
        assertThatThrownBy(() -> stage.create("long", description))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("The description of the resource \"c\" has 65537 characters");
    }

    @Test
    void aLiveStacksNameIsTakenAndADeletedOnesIsFree() {
        Stack first = stage.create("name", PLAIN);

        assertThatThrownBy(() -> stage.create("name", PLAIN))
                .isInstanceOf(StackException.class)
                .hasMessage("The Stack (name) already exists.");
        stage.delete(first);
        assertThat(stage.find("name")).isEmpty();
        assertThat(stage.state(first)).isEqualTo("DELETE_COMPLETE");
        Stack second = stage.create("name", PLAIN);
        assertThat(stage.list()).extracting(Stack::id).containsExactly(second.id());
    }
}
