package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One config on several servers. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class DeploymentGroupLifeTest {
    @Inject StackStage stage;
    @Inject OtherServices others;

    private final String first = UUID.randomUUID().toString();
    private final String second = UUID.randomUUID().toString();

    @Test
    void eachServerGetsTheConfigAndTellsItsOwnOutputs() {
        Stack stack = stage.create("group", group("SoftwareDeploymentGroup", both(), "{}", "a"));
        Stack nested = stage.nested(stack, "g");
        for (String name : List.of("one", "two")) {
            UserWanted wanted =
                    others.heard(UserWanted.class, nested, e -> e.resource().equals(name));
            others.make(wanted, nested);
        }
        assertThat(String.valueOf(others.config(published(first)).get("config"))).isEqualTo("a");
        published(second);

        others.tell(nested, "one", "{\"deploy_stdout\": \"1\", \"result\": \"r1\"}");
        others.tell(nested, "two", "{\"deploy_stdout\": \"2\", \"result\": \"r2\"}");

        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(outputs(stack))
                .containsExactly(
                        Map.of("one", "1", "two", "2"), Map.of("one", "r1", "two", "r2"), "r2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SoftwareDeploymentGroup",
                "SoftwareDeployments",
                "StructuredDeploymentGroup",
                "StructuredDeployments"
            })
    void whatComesAndGoesOfTheServersComesAndGoesOfTheDeployments(String type) {
        String silent = "{signal_transport: NO_SIGNAL}";
        Stack stack =
                stage.create("servers", group(type, "{one: %s}".formatted(first), silent, "a"));
        stage.awaitState(stack, "CREATE_COMPLETE");
        DeploymentPublished gone = published(first);

        stage.update(stack, group(type, "{two: %s}".formatted(second), silent, "a"));

        stage.awaitState(stack, "UPDATE_COMPLETE");
        published(second);
        assertThat(others.heardBy(first, DeploymentWithdrawn.class, e -> true).deploymentId())
                .isEqualTo(gone.deploymentId());
    }

    /** The last server first, as Heat does. */
    @Test
    void anotherConfigIsRolledOutOneServerAfterTheOther() {
        Stack stack = stage.create("rolled", rolling("a"));
        Stack nested = stage.nested(stack, "g");
        for (String name : List.of("one", "two")) {
            others.make(
                    others.heard(UserWanted.class, nested, e -> e.resource().equals(name)), nested);
        }
        published(first);
        published(second);
        others.tell(nested, "one", "{}");
        others.tell(nested, "two", "{}");
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.update(stack, rolling("b"));

        assertThat(others.config(published(second, 3)).get("config")).isEqualTo("b");
        assertThat(stage.resource(nested, "one").state().text()).isEqualTo("CREATE_COMPLETE");
        others.tell(nested, "two", "{}");
        assertThat(others.config(published(first, 3)).get("config")).isEqualTo("b");
        others.tell(nested, "one", "{}");
        stage.awaitState(stack, "UPDATE_COMPLETE");
    }

    @Test
    void whatNeedsAServiceThatIsNotThereIsRefused() {
        String template =
                group("SoftwareDeploymentGroup", both(), "{signal_transport: ZAQAR_SIGNAL}", "a");

        assertThatThrownBy(() -> stage.create("refused", template))
                .hasMessageContaining(
                        "resources.g.properties.signal_transport: : ZAQAR_SIGNAL needs a service"
                                + " that this deployment does not have");
    }

    private DeploymentPublished published(String server) {
        return published(server, 1);
    }

    private DeploymentPublished published(String server, long least) {
        return others.heardBy(server, DeploymentPublished.class, e -> e.version() >= least);
    }

    private List<Object> outputs(Stack stack) {
        return stage.outputs(stack).stream().map(one -> (Object) one.value()).toList();
    }

    private String both() {
        return "{one: %s, two: %s}".formatted(first, second);
    }

    private String rolling(String config) {
        return group("SoftwareDeploymentGroup", both(), "{}", config)
                .replace(
                        "  g:\n",
                        "  g:\n    update_policy: {rolling_update: {max_batch_size: 1}}\n");
    }

    private static String group(String type, String servers, String properties, String config) {
        String more = properties.substring(1, properties.length() - 1);
        return """
        heat_template_version: 2018-08-31
        resources:
          c:
            type: OS::Heat::SoftwareConfig
            properties: {config: %s, outputs: [{name: result}]}
          g:
            type: OS::Heat::%s
            properties: {config: {get_resource: c}, servers: %s%s}
        outputs:
          out: {value: {get_attr: [g, deploy_stdouts]}}
          result: {value: {get_attr: [g, result]}}
          second: {value: {get_attr: [g, result, two]}}
        """
                .formatted(config, type, servers, more.isEmpty() ? "" : ", " + more);
    }
}
