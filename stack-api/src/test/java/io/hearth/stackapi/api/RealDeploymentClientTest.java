package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The openstack client's commands for software configs and deployments. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class RealDeploymentClientTest {
    private static final String DEFINITION =
            """
            inputs: [{name: foo, default: bar}, {name: password}]
            outputs: [{name: result}]
            options: {verbose: true}
            """;

    @TestHTTPResource String endpoint = "";
    @TempDir Path directory = Path.of("");

    @Test
    void theLifeOfAConfigAndItsDeployment() throws IOException {
        Caller owner = Caller.of(Account.OWNER);
        OpenStackClient client = new OpenStackClient(endpoint.replaceFirst("/$", ""), owner);
        String script =
                Files.writeString(directory.resolve("run.sh"), "#!/bin/sh\necho $foo\n").toString();
        String definition = Files.writeString(directory.resolve("io.yaml"), DEFINITION).toString();
        String server = UUID.randomUUID().toString();

        String created =
                client.run(
                        "software",
                        "config",
                        "create",
                        "--group",
                        "script",
                        "--config-file",
                        script,
                        "--definition-file",
                        definition,
                        "-f",
                        "value",
                        "run");
        String config = created.lines().findFirst().orElseThrow();
        assertThat(client.header("software", "config", "list"))
                .isEqualTo("| id | name | group | creation_time |");
        assertThat(client.run("software", "config", "list", "-f", "value")).contains(config);
        assertThat(client.run("software", "config", "show", config))
                .contains("name: run", "group: script", "default: bar", "verbose: true");
        assertThat(client.run("software", "config", "show", "--config-only", config))
                .isEqualTo("#!/bin/sh\necho $foo\n\n");

        assertThat(
                        client.run(
                                "software",
                                "deployment",
                                "create",
                                "--config",
                                config,
                                "--server",
                                server,
                                "--input-value",
                                "password=p",
                                "--action",
                                "CREATE",
                                "--signal-transport",
                                "NO_SIGNAL",
                                "d1"))
                .contains("server_id: " + server, "status: IN_PROGRESS");
        String deployment =
                client.run(
                                "software",
                                "deployment",
                                "list",
                                "--server",
                                server,
                                "-f",
                                "value",
                                "-c",
                                "id")
                        .strip();
        assertThat(client.header("software", "deployment", "list"))
                .isEqualTo("| id | config_id | server_id | action | status |");
        assertThat(client.run("software", "deployment", "list", "--server", server, "-f", "value"))
                .contains(deployment, server, "CREATE IN_PROGRESS");
        assertThat(client.run("software", "deployment", "show", deployment))
                .contains("IN_PROGRESS", server);

        owner.request()
                .body("{\"status\": \"COMPLETE\", \"output_values\": {\"result\": \"it is done\"}}")
                .put(owner.path("/software_deployments/" + deployment))
                .then()
                .statusCode(200);
        assertThat(client.run("software", "deployment", "output", "show", deployment, "result"))
                .contains("it is done");
        assertThat(client.attempt("software", "config", "show", "nope").text())
                .contains("Configuration not found: nope");

        client.run("software", "deployment", "delete", deployment);
        client.run("software", "config", "delete", config);
        assertThat(client.attempt("software", "deployment", "show", deployment).text())
                .contains("Software Deployment not found: " + deployment);
        assertThat(client.run("software", "config", "list", "-f", "value")).doesNotContain(config);
    }
}
