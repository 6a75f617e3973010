package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.UserWanted;
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

/** Stacks within stacks. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class NestedLifeTest {
    private static final String OUTER =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string, default: one}
            resources:
              inner:
                type: inner.yaml
                properties: {text: {get_param: p}, list: [a, b]}
              after:
                type: OS::Heat::Value
                properties: {value: {get_attr: [inner, joined]}}
            outputs:
              joined: {value: {get_attr: [after, value]}}
              id: {value: {get_resource: inner}}
            """;
    private static final String INNER =
            """
            heat_template_version: 2018-08-31
            parameters:
              text: {type: string}
              list: {type: comma_delimited_list}
              more: {type: number, default: 3}
            resources:
              conf:
                type: OS::Heat::TestResource
                properties: {value: {get_param: text}, fail: %s}
            outputs:
              joined:
                value:
                  list_join: ['-', [{get_attr: [conf, output]}], {get_param: list}]
            """;
    private static final Map<String, String> FILES = Map.of("inner.yaml", INNER.formatted("false"));

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void aTemplateIsAResourceWithParametersAndOutputs() {
        Stack stack = create("outer", OUTER, FILES);
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("one-a-b");
        Stack inner = stage.nested(stack, "inner");
        assertThat(stage.outputs(stack).getLast().value())
                .isEqualTo(
                        "arn:openstack:heat::%s:stacks/%s/%s"
                                .formatted(stack.projectId(), inner.name(), inner.id()));
        assertThat(inner.name()).startsWith("outer-inner-");
        assertThat(inner.rootId()).isEqualTo(stack.id());
        assertThat(inner.state().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(stage.parameters(inner))
                .containsEntry("text", "one")
                .containsEntry("list", "a,b");
        assertThat(stage.list()).extracting(Stack::id).containsExactly(stack.id());
    }

    @Test
    void anUpdateGoesThroughTheTreeAndADeletionTakesAll() {
        Stack stack = create("tree", OUTER, FILES);
        stage.awaitState(stack, "CREATE_COMPLETE");
        Stack inner = stage.nested(stack, "inner");

        stage.update(stack, OUTER, Map.of("p", "two"), FILES);
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("two-a-b");
        assertThat(stage.state(inner)).isEqualTo("UPDATE_COMPLETE");
        stage.delete(stack);
        stage.awaitState(inner, "DELETE_COMPLETE");
        removeProject(stack);
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    /** Two levels down something takes its time, which nobody waits for any more. */
    @Test
    void anUpdateOvertakesAnotherThroughTheTree() {
        String outer =
                "heat_template_version: 2018-08-31\nparameters: {p: {type: string}}\n"
                        + "resources: {%1$s: {type: %1$s.yaml, properties: {p: {get_param: p}}}}\n";
        String slow =
                "heat_template_version: 2018-08-31\nparameters: {p: {type: string}}\n"
                        + "resources: {slow: {type: 'OS::Heat::TestResource', properties:"
                        + " {value: {get_param: p}, action_wait_secs: {update: 600}}}}\n";
        Map<String, String> files =
                Map.of("inner.yaml", outer.formatted("last"), "last.yaml", slow);
        Stack stack =
                stage.create(
                        "over",
                        outer.formatted("inner"),
                        5,
                        Environment.of(Map.of("parameters", Map.of("p", "one"))),
                        files);
        stage.awaitState(stack, "CREATE_COMPLETE");
        Stack inner = stage.nested(stack, "inner");
        Stack last = stage.nested(inner, "last");
        stage.update(stack, outer.formatted("inner"), Map.of("p", "two"), files);
        stage.awaitState(last, "UPDATE_IN_PROGRESS");

        stage.update(
                stack,
                outer.formatted("inner"),
                Map.of("p", "three"),
                Map.of("inner.yaml", slow.substring(0, slow.indexOf("resources"))));

        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.state(inner)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stage.state(last)).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void aFailureWithinTellsItsPathAndIsRolledBack() {
        Stack stack =
                stage.createOrRollBack(
                        "path", OUTER, Map.of("inner.yaml", INNER.formatted("true")));
        stage.awaitState(stack, "ROLLBACK_COMPLETE");

        assertThat(stage.events(stack))
                .contains(
                        "path CREATE_FAILED Resource CREATE failed: ValueError:"
                                + " resources.inner.resources.conf: Test Resource failed conf");
        assertThat(stage.resources(stack)).isEmpty();
    }

    @Test
    void aFailedUpdateReturnsTheWholeTree() {
        Stack stack = stage.createOrRollBack("returns", OUTER, FILES);
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.update(
                stack, OUTER, Map.of("p", "two"), Map.of("inner.yaml", INNER.formatted("true")));
        stage.awaitState(stack, "ROLLBACK_COMPLETE");

        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("one-a-b");
        assertThat(stage.state(stage.nested(stack, "inner"))).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void actionsReachTheStacksWithin() {
        Stack stack = create("rest", OUTER, FILES);
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.act(stack, Action.SUSPEND);
        stage.awaitState(stack, "SUSPEND_COMPLETE");
        assertThat(stage.state(stage.nested(stack, "inner"))).isEqualTo("SUSPEND_COMPLETE");
        stage.act(stack, Action.RESUME);
        stage.awaitState(stack, "RESUME_COMPLETE");
        stage.act(stack, Action.CHECK);
        stage.awaitState(stack, "CHECK_COMPLETE");
        assertThat(stage.state(stage.nested(stack, "inner"))).isEqualTo("CHECK_COMPLETE");
    }

    @Test
    void identitiesOfATreeShareTheRootsProject() {
        String handle =
                """
                heat_template_version: 2018-08-31
                resources:
                  h: {type: "OS::Heat::WaitConditionHandle"}
                """;
        String outer =
                """
                heat_template_version: 2018-08-31
                resources:
                  inner: {type: handle.yaml}
                """;
        Stack stack = create("identities", outer, Map.of("handle.yaml", handle));
        Stack inner = stage.nested(stack, "inner");
        UserWanted wanted = others.heard(UserWanted.class, inner);
        assertThat(wanted.stack().rootId()).isEqualTo(stack.id());
        others.make(wanted, inner);
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.delete(stack);
        IdentityUnwanted unwanted = others.heard(IdentityUnwanted.class, inner);
        others.say(new IdentityRemoved(unwanted.stack(), "h", unwanted.generation()));
        stage.awaitState(inner, "DELETE_COMPLETE");
        removeProject(stack);
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    @Test
    void aCloudFormationStackHasItsTemplateAmongTheFiles() {
        String outer =
                """
                HeatTemplateFormatVersion: '2012-12-12'
                Resources:
                  inner:
                    Type: AWS::CloudFormation::Stack
                    Properties:
                      TemplateURL: inner.yaml
                      Parameters: {text: x, list: 'y,z'}
                Outputs:
                  joined: {Value: {'Fn::GetAtt': [inner, Outputs.joined]}}
                """;

        Stack stack = create("aws", outer, FILES);
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("x-y-z");
    }

    @Test
    void aTemplateTellsWhatStandsForIt() {
        String inner = INNER.formatted("false") + "  OS::stack_id: {value: {get_resource: conf}}\n";

        Stack stack = create("stands", OUTER, Map.of("inner.yaml", inner));
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(String.valueOf(stage.outputs(stack).getLast().value())).contains("-conf-");
    }

    private static final String REGION_STACK =
            """
            heat_template_version: 2018-08-31
            parameters:
              text: {type: string, default: x}
            resources:
              inner:
                type: OS::Heat::Stack
                properties:
                  context: {region_name: %s}
                  template: {get_file: inner.yaml}
                  parameters: {text: {get_param: text}, list: [y, z]}
            outputs:
              joined: {value: {get_attr: [inner, outputs, joined]}}
              name: {value: {get_attr: [inner, stack_name]}}
            """;

    @Test
    void aStackOfTheSameRegionIsMadeAndUpdated() {
        Stack stack = create("region", REGION_STACK.formatted("RegionOne"), FILES);
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("x-y-z");
        assertThat(String.valueOf(stage.outputs(stack).getLast().value()))
                .startsWith("region-inner-");

        stage.update(stack, REGION_STACK.formatted("RegionOne"), Map.of("text", "w"), FILES);
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("w-y-z");
    }

    @Test
    void aStackOfAnotherRegionOrCloudIsRefused() {
        assertThatThrownBy(() -> create("elsewhere", REGION_STACK.formatted("Mars"), FILES))
                .hasMessageContaining(
                        "Cannot establish connection to Heat endpoint at region \"Mars\" due to");
        assertThatThrownBy(
                        () ->
                                create(
                                        "cloud",
                                        REGION_STACK.formatted(
                                                "RegionOne, credential_secret_id: s"),
                                        FILES))
                .hasMessageContaining("at remote cloud due to");
        assertThatThrownBy(
                        () ->
                                create(
                                        "broken",
                                        REGION_STACK.formatted("RegionOne"),
                                        Map.of("inner.yaml", "resources: {}")))
                .hasMessageContaining(
                        "Failed validating stack template using Heat endpoint at region");
    }

    @Test
    void whatIsWrongWithinIsToldBeforeAnythingIsMade() {
        assertThatThrownBy(() -> create("absent", OUTER, Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("inner.yaml");
        assertThatThrownBy(
                        () ->
                                create(
                                        "wrong",
                                        OUTER,
                                        Map.of(
                                                "inner.yaml",
                                                INNER.formatted("false")
                                                        .replace(
                                                                "OS::Heat::TestResource",
                                                                "OS::No::Such"))))
                .hasMessageContaining("The Resource Type (OS::No::Such) could not be found.");
        assertThatThrownBy(
                        () ->
                                create(
                                        "endless",
                                        "heat_template_version: 2018-08-31\n"
                                                + "resources: {r: {type: r.yaml}}",
                                        Map.of(
                                                "r.yaml",
                                                "heat_template_version: 2018-08-31\n"
                                                        + "resources: {r: {type: r.yaml}}")))
                .hasMessageContaining("Recursion depth exceeds 5.");
        assertThat(stage.list()).isEmpty();
    }

    private void removeProject(Stack stack) {
        DomainProjectUnwanted project = others.heard(DomainProjectUnwanted.class, stack);
        others.say(new DomainProjectRemoved(project.stack()));
    }

    private Stack create(String name, String template, Map<String, String> files) {
        return stage.create(name, template, 5, Environment.of(null), files);
    }
}
