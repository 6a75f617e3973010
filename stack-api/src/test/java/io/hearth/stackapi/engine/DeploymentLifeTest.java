package io.hearth.stackapi.engine;

import static io.hearth.stackapi.engine.StackStage.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.deployment.DeploymentChange;
import io.hearth.stackapi.deployment.DeploymentResult;
import io.hearth.stackapi.deployment.DeploymentValues;
import io.hearth.stackapi.deployment.SoftwareDeployment;
import io.hearth.stackapi.deployment.SoftwareDeployments;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfigs;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Software deployments of stacks: what servers get, and what comes of their answers. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class DeploymentLifeTest {
    @Inject StackStage stage;
    @Inject OtherServices others;
    @Inject SoftwareDeployments deployments;
    @Inject SoftwareConfigs configs;

    private final String server = UUID.randomUUID().toString();

    @Test
    void aServerGetsTheConfigAndItsAnswerCompletesTheDeployment() {
        Stack stack = stage.create("whole", deployment("{foo: x, more: {a: 1}}, name: n"));
        UserWanted wanted = others.heard(UserWanted.class, stack);
        assertThat(wanted.keypair()).isTrue();
        assertThat(wanted.password()).isEqualTo(PasswordKind.NONE);
        assertThat(wanted.bindings())
                .containsExactly(new Binding(stack.id(), "d", Capability.SIGNAL_SEND));
        others.make(wanted, stack);

        DeploymentPublished published = published(1);
        assertThat(stage.state(stack)).isEqualTo("CREATE_IN_PROGRESS");
        assertThat(published.projectId()).isEqualTo(stage.project());
        assertThat(published.configName()).isEqualTo("n");
        assertThat(published.deploymentId()).isEqualTo(stage.resource(stack, "d").physicalId());
        Map<String, @Nullable Object> config = others.config(published);
        assertThat(config)
                .containsEntry("name", "n")
                .containsEntry("group", "script")
                .containsEntry("config", "echo $foo")
                .containsEntry("options", Map.of("o", 1));
        assertThat(inputs(config))
                .containsEntry("foo", "x")
                .containsEntry("bar", "b")
                .containsEntry("more", Map.of("a", 1))
                .containsEntry("deploy_server_id", server)
                .containsEntry("deploy_action", "CREATE")
                .containsEntry("deploy_stack_id", "whole/" + stack.id())
                .containsEntry("deploy_resource_name", "d")
                .containsEntry("deploy_signal_transport", "CFN_SIGNAL")
                .containsEntry("deploy_signal_verb", "POST")
                .doesNotContainKey("deploy_password");
        assertThat(String.valueOf(inputs(config).get("deploy_signal_id")))
                .startsWith(
                        "http://127.0.0.1:8000/v1/signal/arn%3Aopenstack%3Aheat%3A%3A"
                                + stage.project())
                .contains("resources/d?", "AWSAccessKeyId=access-d", "Timestamp=", "Signature=");
        assertThat(shown(published).state())
                .hasToString(
                        "DeploymentState[action=CREATE, status=IN_PROGRESS, reason=Deploy data available]");

        others.tell(
                stack,
                "d",
                "{\"deploy_stdout\": \"out\", \"deploy_stderr\": \"\","
                        + " \"deploy_status_code\": 0, \"result\": [1], \"other\": 2}");

        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(outputs(stack)).containsExactly(published.deploymentId(), "out", 0, List.of(1));
        assertThat(stage.events(stack))
                .contains(
                        "d SIGNAL_IN_PROGRESS deployment %s succeeded"
                                .formatted(published.deploymentId()));
        SoftwareDeployment shown = shown(published);
        assertThat(shown.state())
                .hasToString(
                        "DeploymentState[action=CREATE, status=COMPLETE, reason=Outputs received]");
        assertThat(shown.serverId()).isEqualTo(server);
        assertThat(shown.configId()).isEqualTo(config.get("id"));
        assertThat(shown.values().inputs()).containsOnlyKeys("foo", "more");
        assertThat(shown.values().outputs())
                .containsOnlyKeys("deploy_stdout", "deploy_stderr", "deploy_status_code", "result");
        assertThat(PythonJson.dumps(config(shown.configId()).shown()))
                .isEqualTo(PythonJson.dumps(config));
        assertThat(get(() -> deployments.list(stage.project(), server))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"deploy_status_code": 1} | deploy_status_code : Deployment exited with non-zero status code: 1 | failed (1)
                    {"deploy_status_code": "-1", "oops": "bad"} | deploy_status_code : Deployment exited with non-zero status code: -1, oops : bad | failed (-1)
                    {"deploy_status_code": "0", "oops": ""} | oops : | failed
                    """)
    void anAnswerOfFailureFailsTheStack(String answer, String reason, String event) {
        Stack stack = running("failing");

        others.tell(stack, "d", answer);

        stage.awaitState(stack, "CREATE_FAILED");
        assertThat(stage.now(stack).state().reason())
                .startsWith(
                        "Resource CREATE failed: Error: resources.d: Deployment to server failed: "
                                + reason);
        assertThat(stage.events(stack))
                .anyMatch(one -> one.startsWith("d SIGNAL_") && one.endsWith(event));
    }

    /** Whoever asks again gets nothing else. */
    @Test
    void aSecondAnswerChangesNothing() {
        Stack stack = running("late");
        others.tell(stack, "d", "{\"result\": \"first\"}");
        stage.awaitState(stack, "CREATE_COMPLETE");

        others.tell(stack, "d", "{\"result\": \"second\", \"deploy_status_code\": 9}");

        await("the late answer")
                .until(
                        () ->
                                stage.events(stack).stream()
                                        .anyMatch(event -> event.contains("Signal: late")));
        assertThat(outputs(stack)).contains("first").doesNotContain("second");
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void anUpdateBringsAnotherConfigUnderTheSameDeployment() {
        Stack stack = complete("updated");
        DeploymentPublished before = published(1);

        stage.update(stack, deployment("{foo: new}"));

        DeploymentPublished after = published(before.version() + 1);
        assertThat(after.deploymentId()).isEqualTo(before.deploymentId());
        assertThat(others.config(after).get("id")).isNotEqualTo(others.config(before).get("id"));
        assertThat(inputs(others.config(after)))
                .containsEntry("foo", "new")
                .containsEntry("deploy_action", "UPDATE");
        assertThat(get(() -> configs.find(stage.project(), id(before)))).isEmpty();
        assertThat(stage.state(stack)).isEqualTo("UPDATE_IN_PROGRESS");
        others.tell(stack, "d", "{\"deploy_stdout\": \"again\"}");
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(outputs(stack)).contains("again");
    }

    @Test
    void anInputThatReplacesMakesAnotherDeployment() {
        Stack stack = complete("replaced");
        DeploymentPublished before = published(1);

        stage.update(stack, deployment("{bar: other}"));

        UserWanted wanted = others.heard(UserWanted.class, stack, e -> e.generation() > 1);
        others.make(wanted, stack);
        DeploymentPublished after =
                others.heardBy(
                        server,
                        DeploymentPublished.class,
                        e -> !e.deploymentId().equals(before.deploymentId()));
        assertThat(inputs(others.config(after))).containsEntry("deploy_action", "CREATE");
        others.tell(stack, "d", "{}");
        others.heardBy(
                server,
                DeploymentWithdrawn.class,
                e -> e.deploymentId().equals(before.deploymentId()));
    }

    @Test
    void aDeletionRunsOnTheServerFirstAndTakesWhatWasBroughtBeforeTheIdentity() {
        Stack stack = running("deleted", "{foo: x}, actions: [CREATE, DELETE, SUSPEND]");
        others.tell(stack, "d", "{}");
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.delete(stack);

        DeploymentPublished last = published(3);
        assertThat(inputs(others.config(last))).containsEntry("deploy_action", "DELETE");
        assertThat(stage.state(stack)).isEqualTo("DELETE_IN_PROGRESS");
        others.tell(stack, "d", "{\"deploy_status_code\": 0}");
        assertThat(others.heardBy(server, DeploymentWithdrawn.class, e -> true).version())
                .isGreaterThan(last.version());
        IdentityUnwanted unwanted = others.heard(IdentityUnwanted.class, stack);
        others.say(new IdentityRemoved(unwanted.stack(), "d", unwanted.generation()));
        await("the end")
                .until(() -> get(() -> deployments.list(stage.project(), server)).isEmpty());
    }

    @Test
    void aSuspensionRunsOnTheServerBeforeTheIdentityRests() {
        Stack stack = running("suspended", "{foo: x}, actions: [SUSPEND, RESUME]");
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.act(stack, Action.SUSPEND);
        DeploymentPublished published = published(1);
        assertThat(inputs(others.config(published))).containsEntry("deploy_action", "SUSPEND");
        others.tell(stack, "d", "{}");

        IdentitySuspended rest = others.heard(IdentitySuspended.class, stack);
        assertThat(stage.state(stack)).isEqualTo("SUSPEND_IN_PROGRESS");
        others.say(new IdentityDisabled(rest.stack(), "d", rest.generation(), "user-d"));
        stage.awaitState(stack, "SUSPEND_COMPLETE");

        stage.act(stack, Action.RESUME);
        others.make(others.heard(UserWanted.class, stack), stack);
        assertThat(inputs(others.config(published(3)))).containsEntry("deploy_action", "RESUME");
        others.tell(stack, "d", "{}");
        stage.awaitState(stack, "RESUME_COMPLETE");
    }

    @Test
    void whatNobodySignalsIsCompleteAtOnce() {
        Stack stack = stage.create("silent", deployment("{foo: x}, signal_transport: NO_SIGNAL"));

        assertThat(stack.state().text())
                .as(stage.events(stack).toString())
                .isEqualTo("CREATE_COMPLETE");
        DeploymentPublished published = published(1);
        assertThat(inputs(others.config(published)))
                .containsEntry("deploy_signal_transport", "NO_SIGNAL")
                .doesNotContainKey("deploy_signal_id");
        assertThat(shown(published).state().reason()).isEqualTo("Not waiting for outputs signal");
        stage.delete(stack);
        others.heardBy(server, DeploymentWithdrawn.class, e -> true);
    }

    @Test
    void aServerMaySignalWithAPassword() {
        Stack stack =
                stage.create("password", deployment("{foo: x}, signal_transport: HEAT_SIGNAL"));
        UserWanted wanted = others.heard(UserWanted.class, stack);
        assertThat(wanted.password()).isEqualTo(PasswordKind.GENERATED);
        others.make(wanted, stack);

        assertThat(inputs(others.config(published(1))))
                .containsEntry("deploy_auth_url", "http://127.0.0.1:5000/v3")
                .containsEntry("deploy_username", wanted.userName())
                .containsEntry("deploy_user_id", "user-d")
                .containsEntry("deploy_password", "pass-d")
                .containsEntry("deploy_project_id", "domain-project")
                .containsEntry("deploy_region_name", "RegionOne")
                .doesNotContainKey("deploy_signal_id");
    }

    @Test
    void structuredDataGetsTheValuesInItsPlaces() {
        Stack stack = stage.create("structured", structured("LAX", "get_input"));

        assertThat(stack.state().text())
                .as(stage.events(stack).toString())
                .isEqualTo("CREATE_COMPLETE");
        Map<String, @Nullable Object> expected = new HashMap<>();
        expected.put("a", List.of("x", Map.of("b", "DEFAULT")));
        expected.put("none", null);
        expected.put("two", Map.of("get_input", "foo", "other", 1));
        expected.put("action", "CREATE");
        assertThat(others.config(published(1)).get("config")).isEqualTo(expected);
    }

    @Test
    void structuredDataMayDemandEveryValueAndNameItsKey() {
        Stack strict = stage.create("strict", structured("STRICT", "get_input"));
        Stack other = stage.create("other", structured("STRICT", "another_key"));

        assertThat(strict.state().reason())
                .isEqualTo(
                        "Resource CREATE failed: UserParameterMissing: resources.d: The Parameter"
                                + " (missing) was not provided.");
        assertThat(other.state().text()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void aComponentRunsInItsOwnActions() {
        String template =
                """
                heat_template_version: 2018-08-31
                resources:
                  c:
                    type: OS::Heat::SoftwareComponent
                    properties: {configs: [{tool: t, config: one, actions: [SUSPEND]}]}
                  d:
                    type: OS::Heat::SoftwareDeployment
                    properties:
                      {config: {get_resource: c}, server: %s, signal_transport: NO_SIGNAL}
                """
                        .formatted(server);
        Stack stack = stage.create("component", template);
        assertThat(stack.state().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(stage.resource(stack, "d").physicalId()).isNull();

        stage.act(stack, Action.SUSPEND);

        assertThat(inputs(others.config(published(1)))).containsEntry("deploy_action", "SUSPEND");
        assertThat(stage.state(stack)).isEqualTo("SUSPEND_COMPLETE");
    }

    @Test
    void theApiDoesNotTouchWhatIsPartOfAStack() {
        Stack stack = complete("guarded");
        String id = String.valueOf(stage.resource(stack, "d").physicalId());
        DeploymentResult part =
                new DeploymentResult.PartOfStack(
                        new SoftwareConfig.Part(stack.id(), "guarded", "d"));
        DeploymentChange change =
                new DeploymentChange(
                        null, new DeploymentValues(Map.of(), null), "UPDATE", null, null);

        assertThat(get(() -> deployments.update(stage.project(), id, change))).isEqualTo(part);
        assertThat(get(() -> deployments.delete(stage.project(), id))).isEqualTo(part);
        assertThat(get(() -> deployments.find("another", id))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    config: 0b1a2c3d-0000-4000-8000-000000000000, server: s | NotFound: resources.d: Software config with id 0b1a2c3d-0000-4000-8000-000000000000 not found
                    config: {get_resource: c}, server: {get_resource: c} | property user_data_format should be set to SOFTWARE_CONFIG since there are software deployments on it.
                    config: {get_resource: c}, server: "s\\0" | ValueError: resources.d: A server has at most 255 characters and no null character.
                    """)
    void whatCannotBeDeployedFailsWithAReason(String properties, String reason) {
        Stack stack =
                stage.create(
                        "impossible",
                        """
                        heat_template_version: 2018-08-31
                        resources:
                          c: {type: "OS::Heat::SoftwareConfig", properties: {config: a}}
                          d:
                            type: OS::Heat::SoftwareDeployment
                            properties: {%s, signal_transport: NO_SIGNAL}
                        """
                                .formatted(properties));

        assertThat(stack.state().text()).isEqualTo("CREATE_FAILED");
        assertThat(stack.state().reason()).contains(reason);
        stage.delete(stack);
        assertThat(stage.find(stack.id()).map(gone -> gone.state().text()))
                .contains("DELETE_COMPLETE");
    }

    @ParameterizedTest
    @CsvSource({"TEMP_URL_SIGNAL", "ZAQAR_SIGNAL"})
    void whatNeedsAServiceThatIsNotThereIsRefused(String transport) {
        String template = deployment("{foo: x}, signal_transport: " + transport);

        assertThatThrownBy(() -> stage.create("refused", template))
                .hasMessage(
                        "Property error: : resources.d.properties.signal_transport: : %s needs a service that this deployment does not have"
                                .formatted(transport));
    }

    private Stack complete(String name) {
        Stack stack = running(name);
        others.tell(stack, "d", "{}");
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    private Stack running(String name) {
        Stack stack = running(name, "{foo: x}");
        published(1);
        return stack;
    }

    private Stack running(String name, String properties) {
        Stack stack = stage.create(name, deployment(properties));
        others.make(others.heard(UserWanted.class, stack), stack);
        return stack;
    }

    private DeploymentPublished published(long least) {
        return others.heardBy(server, DeploymentPublished.class, e -> e.version() >= least);
    }

    private SoftwareDeployment shown(DeploymentPublished published) {
        return get(() -> deployments.find(stage.project(), published.deploymentId())).orElseThrow();
    }

    private SoftwareConfig config(String id) {
        return get(() -> configs.find(stage.project(), id)).orElseThrow();
    }

    private String id(DeploymentPublished published) {
        return String.valueOf(others.config(published).get("id"));
    }

    /** Input name to value. */
    private static Map<String, @Nullable Object> inputs(Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Object one : (List<?>) config.getOrDefault("inputs", List.of())) {
            Map<?, ?> input = (Map<?, ?>) one;
            values.put(String.valueOf(input.get("name")), input.get("value"));
        }
        return values;
    }

    private List<Object> outputs(Stack stack) {
        return stage.outputs(stack).stream().map(one -> (Object) one.value()).toList();
    }

    /**
     * @param properties input values, and whatever comes after
     */
    private String deployment(String properties) {
        return """
        heat_template_version: 2018-08-31
        resources:
          c:
            type: OS::Heat::SoftwareConfig
            properties:
              group: script
              config: echo $foo
              options: {o: 1}
              inputs: [{name: foo}, {name: bar, default: b, replace_on_change: true}]
              outputs: [{name: result}, {name: oops, error_output: true}]
          d:
            type: OS::Heat::SoftwareDeployment
            properties: {config: {get_resource: c}, server: %s, input_values: %s}
        outputs:
          id: {value: {get_resource: d}}
          out: {value: {get_attr: [d, deploy_stdout]}}
          status: {value: {get_attr: [d, deploy_status_code]}}
          result: {value: {get_attr: [d, result]}}
        """
                .formatted(server, properties);
    }

    private String structured(String validate, String key) {
        return """
        heat_template_version: 2018-08-31
        resources:
          c:
            type: OS::Heat::StructuredConfig
            properties:
              inputs: [{name: foo}, {name: bar, default: DEFAULT}]
              config:
                a: [{get_input: foo}, {b: {get_input: bar}}]
                none: {get_input: missing}
                two: {get_input: foo, other: 1}
                action: {get_input: deploy_action}
          d:
            type: OS::Heat::StructuredDeployment
            properties:
              config: {get_resource: c}
              server: %s
              input_values: {foo: x}
              input_values_validate: %s
              input_key: %s
              signal_transport: NO_SIGNAL
        """
                .formatted(server, validate, key);
    }
}
