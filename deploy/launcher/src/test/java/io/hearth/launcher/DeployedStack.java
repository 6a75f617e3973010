package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearth.launcher.story.StoryWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A stack that deploys software on a server which is there already: its agent finds with its own
 * identity what it is to do, and tells by each transport what came of it.
 */
final class DeployedStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              server:
                type: OS::Heat::DeployedServer
                properties: {software_config_transport: POLL_SERVER_HEAT}
              config:
                type: OS::Heat::SoftwareConfig
                properties: {group: script, config: echo $word, inputs: [{name: word}], outputs: [{name: result}]}
              signed:
                type: OS::Heat::SoftwareDeployment
                properties: {name: a, config: {get_resource: config}, server: {get_resource: server}, input_values: {word: one}}
              asked:
                type: OS::Heat::SoftwareDeployment
                properties: {name: b, config: {get_resource: config}, server: {get_resource: server}, input_values: {word: two}, signal_transport: HEAT_SIGNAL}
              group:
                type: OS::Heat::SoftwareDeploymentGroup
                properties: {name: c, config: {get_resource: config}, servers: {one: {get_resource: server}}, signal_transport: NO_SIGNAL}
            outputs:
              collect: {value: {get_attr: [server, os_collect_config]}}
              first: {value: {get_attr: [signed, result]}}
              second: {value: {get_attr: [asked, deploy_stdout]}}
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenStackClient owner;
    private final StoryWorld world;
    private final Path directory;

    DeployedStack(StoryWorld world, Path directory) {
        this.owner = new OpenStackClient(world.owner());
        this.world = world;
        this.directory = directory;
    }

    void livesAndGoes() throws Exception {
        String template =
                Files.writeString(directory.resolve("deployed.yaml"), TEMPLATE).toString();
        owner.succeeds("stack", "create", "-t", template, "deployed");
        JsonNode heat =
                await("what the agent is told")
                        .atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> output("collect").path("heat"), JsonNode::isObject);
        OpenStackClient agent = user(heat, "");
        JsonNode deployments =
                await("the deployments")
                        .atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> deployments(agent, heat), found -> found.size() == 3);
        assertThat(deployments.findValuesAsText("group"))
                .containsExactly("script", "script", "script");

        JsonNode signed = inputs(deployments.get(0));
        assertThat(signed.path("word").asText()).isEqualTo("one");
        assertThat(post(signed.path("deploy_signal_id").asText())).isEqualTo(200);
        JsonNode asked = inputs(deployments.get(1));
        user(asked, "deploy_")
                .succeeds(
                        "stack",
                        "resource",
                        "signal",
                        "--data",
                        "{\"deploy_stdout\": \"done\", \"deploy_status_code\": 0}",
                        asked.path("deploy_stack_id").asText(),
                        asked.path("deploy_resource_name").asText());

        await("the end of it")
                .atMost(PATIENCE)
                .until(() -> field("stack_status").equals("CREATE_COMPLETE"));
        assertThat(output("first").asText()).isEqualTo("it works");
        assertThat(output("second").asText()).isEqualTo("done");
        assertThat(owner.succeeds("software", "deployment", "list")).contains("COMPLETE");
        owner.succeeds("stack", "delete", "--yes", "--wait", "deployed");
        assertThat(agent.run("token", "issue").exitCode()).isNotZero();
    }

    private JsonNode output(String name) throws Exception {
        return JSON.readTree(
                        owner.succeeds("stack", "output", "show", "deployed", name, "-f", "json"))
                .path("output_value");
    }

    private String field(String name) throws Exception {
        return owner.succeeds("stack", "show", "deployed", "-f", "value", "-c", name).strip();
    }

    private static JsonNode deployments(OpenStackClient agent, JsonNode heat) throws Exception {
        return JSON.readTree(
                        agent.succeeds(
                                "stack",
                                "resource",
                                "metadata",
                                heat.path("stack_id").asText(),
                                heat.path("resource_name").asText()))
                .path("deployments");
    }

    /** Input name to value. */
    private static JsonNode inputs(JsonNode config) {
        ObjectNode values = JSON.createObjectNode();
        config.path("inputs")
                .forEach(input -> values.set(input.path("name").asText(), input.path("value")));
        return values;
    }

    /**
     * Who logs in with a password that Hearth has told.
     *
     * @param prefix of the keys
     */
    private OpenStackClient user(JsonNode told, String prefix) {
        return new OpenStackClient(
                Map.of(
                        "OS_AUTH_URL", world.keystone(),
                        "OS_IDENTITY_API_VERSION", "3",
                        "OS_USER_ID", told.path(prefix + "user_id").asText(),
                        "OS_PASSWORD", told.path(prefix + "password").asText(),
                        "OS_PROJECT_ID", told.path(prefix + "project_id").asText(),
                        "OS_REGION_NAME", told.path(prefix + "region_name").asText()));
    }

    private static int post(String url) throws Exception {
        HttpRequest signal =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"deploy_status_code\": 0, \"result\": \"it works\"}"))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(signal, BodyHandlers.discarding()).statusCode();
        }
    }
}
