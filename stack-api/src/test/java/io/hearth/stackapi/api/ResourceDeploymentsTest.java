package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.Topic;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deployments of stacks, as the software deployment API shows them. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set before each test
class ResourceDeploymentsTest {
    private static SharedProject project;
    private static Caller creator;
    private static Caller colleague;

    private final String server = UUID.randomUUID().toString();
    private TestBus bus;

    @BeforeAll
    static void logIn() {
        project = SharedProject.join();
        creator = project.creator();
        colleague = project.colleague();
    }

    @BeforeEach
    void joinBus() {
        bus = TestBus.on(Topic.METADATA);
    }

    @AfterEach
    void leaveBus() throws InterruptedException {
        bus.close();
    }

    @Test
    void everyMemberOfTheProjectReadsThem() {
        String id = deployed("d");

        Response shown = colleague.request().get(colleague.path("/software_deployments/" + id));
        List<Map<String, Object>> listed =
                colleague
                        .request()
                        .get(colleague.path("/software_deployments?server_id=" + server))
                        .jsonPath()
                        .getList("software_deployments");

        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        JsonPath deployment = shown.jsonPath().setRootPath("software_deployment");
        assertThat(deployment.getString("status")).isEqualTo("COMPLETE");
        assertThat(deployment.getString("status_reason"))
                .isEqualTo("Not waiting for outputs signal");
        assertThat(deployment.getString("action")).isEqualTo("CREATE");
        assertThat(deployment.getString("server_id")).isEqualTo(server);
        assertThat(deployment.getString("input_values.word")).isEqualTo("hidden");
        assertThat(listed).extracting("id").containsExactly(id);
        Response config =
                colleague
                        .request()
                        .get(
                                colleague.path(
                                        "/software_configs/" + deployment.getString("config_id")));
        assertThat(config.statusCode()).isEqualTo(200);
        assertThat(config.jsonPath().getString("software_config.config")).isEqualTo("echo");
        assertThat(published().creatorId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void onlyTheirResourcesChangeThem(String verb) {
        String id = deployed("d");

        Response refused =
                creator.request()
                        .body("{\"status\": \"FAILED\"}")
                        .request(verb, creator.path("/software_deployments/" + id));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.type")).isEqualTo("InvalidRestrictedAction");
        assertThat(refused.jsonPath().getString("error.message"))
                .matches(
                        "Deployment with id .* is part of the resource d of stack .*; only the resource changes it.");
    }

    /** Nor the config that its server gets, nor what the list tells. */
    @Test
    void whatIsMarkedTheCreatorAloneReads() {
        String id = deployed("d_key");
        String path = creator.path("/software_deployments/" + id);
        String config =
                creator.request().get(path).jsonPath().getString("software_deployment.config_id");

        Response listed =
                colleague
                        .request()
                        .get(colleague.path("/software_deployments?server_id=" + server));

        assertThat(creator.request().get(path).asString()).contains("hidden");
        assertThat(colleague.request().get(path).statusCode()).isEqualTo(403);
        assertThat(
                        colleague
                                .request()
                                .get(colleague.path("/software_configs/" + config))
                                .statusCode())
                .isEqualTo(403);
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.asString()).contains(id).doesNotContain("hidden");
        assertThat(published().creatorId()).isNotNull();
    }

    /** By its id a config of another stack would be shown to whoever reads the server's. */
    @Test
    void aConfigOfTheCreatorIsNotDeployedForAll() {
        String marked =
                project.create(
                        SharedProject.body(
                                """
                                heat_template_version: 2018-08-31
                                resources:
                                  c_key:
                                    type: OS::Heat::SoftwareConfig
                                    properties: {config: secret}
                                """));
        String config = project.physicalId(marked, "c_key");
        Response created =
                creator.request()
                        .body(SharedProject.body(template("d", "'" + config + "'")))
                        .post(creator.path("/stacks"));
        String address = created.header("Location");
        project.awaitState(address, "CREATE_FAILED");

        assertThat(project.shown(address, "stack_status_reason"))
                .contains("this deployment would show them to others");
        project.create(SharedProject.body(template("d_key", "'" + config + "'")));
        assertThat(published().creatorId()).isNotNull();
    }

    /** The id of the deployment of a new stack. */
    private String deployed(String resource) {
        String address =
                project.create(SharedProject.body(template(resource, "{get_resource: c}")));
        return project.physicalId(address, resource);
    }

    private DeploymentPublished published() {
        return bus.await(DeploymentPublished.class, e -> e.serverId().equals(server));
    }

    private String template(String resource, String config) {
        return """
        heat_template_version: 2018-08-31
        resources:
          c:
            type: OS::Heat::SoftwareConfig
            properties: {config: echo, inputs: [{name: word}]}
          %s:
            type: OS::Heat::SoftwareDeployment
            properties:
              config: %s
              server: %s
              input_values: {word: hidden}
              signal_transport: NO_SIGNAL
        """
                .formatted(resource, config, server);
    }
}
