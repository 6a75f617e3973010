package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups and chains of resources. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class GroupLifeTest {
    private static final String GROUP =
            """
            heat_template_version: 2018-08-31
            resources:
              group:
                type: OS::Heat::ResourceGroup
                properties:
                  count: %s
                  removal_policies: [{resource_list: %s}]
                  resource_def:
                    type: OS::Heat::TestResource
                    properties: {value: 'member %%index%%'}
            outputs:
              each: {value: {get_attr: [group, output]}}
              one: {value: {get_attr: [group, resource.1.output]}}
              map: {value: {get_attr: [group, attributes, output]}}
              refs: {value: {get_attr: [group, refs]}}
              removed: {value: {get_attr: [group, removed_rsrc_list]}}
            """;

    @Inject StackStage stage;

    @Test
    void membersHaveTheirIndexAndTellTheirAttributes() {
        Stack stack = stage.create("group", GROUP.formatted(2, "[]"));
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(output(stack, "each")).isEqualTo(List.of("member 0", "member 1"));
        assertThat(output(stack, "one")).isEqualTo("member 1");
        assertThat(output(stack, "map")).isEqualTo(Map.of("0", "member 0", "1", "member 1"));
        assertThat((List<?>) output(stack, "refs")).hasSize(2);
        assertThat(members(stack)).containsExactly("0", "1");
    }

    @Test
    void anUpdateGrowsShrinksAndRemovesByName() {
        Stack stack = stage.create("sizes", GROUP.formatted(1, "[]"));
        stage.awaitState(stack, "CREATE_COMPLETE");
        stage.update(stack, GROUP.formatted(3, "[]"));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(members(stack)).containsExactly("0", "1", "2");

        stage.update(stack, GROUP.formatted(2, "['1']"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(members(stack)).containsExactly("0", "2");
        assertThat(output(stack, "each")).isEqualTo(List.of("member 0", "member 2"));
        assertThat(output(stack, "removed")).isEqualTo(List.of("1"));
        stage.update(stack, GROUP.formatted(3, "[]"));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(members(stack)).containsExactly("0", "2", "3");
    }

    @Test
    void aChainGoesOneByOne() {
        Stack stack =
                stage.create(
                        "chain",
                        """
                        heat_template_version: 2018-08-31
                        resources:
                          chain:
                            type: OS::Heat::ResourceChain
                            properties:
                              resources: [OS::Heat::TestResource, OS::Heat::Value]
                              resource_properties: {value: x}
                        outputs:
                          refs: {value: {get_attr: [chain, refs]}}
                          first: {value: {get_attr: [chain, resource.0, output]}}
                        """);
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(output(stack, "first")).isEqualTo("x");
        Stack chain = stage.nested(stack, "chain");
        assertThat(stage.resource(chain, "1").requires()).containsExactly("0");
    }

    private Object output(Stack stack, String key) {
        return requireNonNull(
                stage.outputs(stack).stream()
                        .filter(output -> output.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .value());
    }

    private List<String> members(Stack stack) {
        return stage.resources(stage.nested(stack, "group")).stream().map(Resource::name).toList();
    }
}
