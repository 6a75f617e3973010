package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The openstack client's commands for what is done to stacks beside create, update and delete. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class RealChangesClientTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string, default: dflt}
            resources:
              conf: {type: "OS::Heat::TestResource", properties: {value: {get_param: p}}}
              text: {type: "OS::Heat::RandomString", properties: {salt: {get_attr: [conf, output]}}}
            """;

    private static final String OUTER =
            """
            heat_template_version: 2018-08-31
            resources:
              conf: {type: "OS::Heat::None"}
              inner: {type: inner.yaml}
            """;
    private static final String INNER =
            """
            heat_template_version: 2018-08-31
            resources:
              deep: {type: "OS::Heat::None"}
            """;

    @TestHTTPResource String endpoint = "";
    @TempDir Path directory = Path.of("");

    @Test
    void previewsAndHealth() throws IOException {
        OpenStackClient client =
                new OpenStackClient(endpoint.replaceFirst("/$", ""), Caller.of(Account.OWNER));
        String name = "s" + UUID.randomUUID();
        String template = Files.writeString(directory.resolve("t.yaml"), TEMPLATE).toString();

        assertThat(client.run("stack", "create", "--dry-run", "-t", template, name))
                .contains(name, "OS::Heat::TestResource", "INIT");
        assertThat(client.run("stack", "list")).doesNotContain(name);
        client.run("stack", "create", "--wait", "-t", template, name);
        assertThat(client.attempt("stack", "create", "--dry-run", "-t", template, name).text())
                .contains("ERROR: The Stack (%s) already exists.".formatted(name));

        String changes =
                client.run(
                        "stack", "update", "--dry-run", "--existing", "--parameter", "p=two", name);
        assertThat(changes)
                .containsPattern("(?s)replaced +\\| \\[.*\"resource_name\": \"text\".*unchanged")
                .containsPattern("(?s)updated +\\| \\[.*\"resource_name\": \"conf\"");

        client.run("stack", "resource", "mark", "unhealthy", name, "text", "because");
        assertThat(client.run("stack", "resource", "show", name, "text"))
                .contains("CHECK_FAILED", "because");
        client.run("stack", "resource", "mark", "unhealthy", "--reset", name, "text");
        assertThat(client.run("stack", "resource", "show", name, "text"))
                .contains("CHECK_COMPLETE");
    }

    @Test
    void hooksArePolledAndCleared() throws Exception {
        Caller owner = Caller.of(Account.OWNER);
        String name = "s" + UUID.randomUUID();
        Files.writeString(directory.resolve("inner.yaml"), INNER);
        String template = Files.writeString(directory.resolve("t.yaml"), OUTER).toString();
        try (SignalEdge edge = new SignalEdge(endpoint.replaceFirst("/$", ""))) {
            OpenStackClient client = new OpenStackClient(edge.endpoint(), owner);
            client.run(
                    "stack",
                    "create",
                    "-t",
                    template,
                    "--pre-create",
                    "conf",
                    "--pre-create",
                    "inner/deep",
                    name);

            await("the nested stack's hook")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    client.run(
                                                            "stack",
                                                            "hook",
                                                            "poll",
                                                            "--nested-depth",
                                                            "1",
                                                            name))
                                            .contains("conf", "deep", name + "-inner-"));
            assertThat(client.run("stack", "hook", "poll", name))
                    .contains("conf", "CREATE paused until Hook pre-create is cleared")
                    .contains("INIT_COMPLETE")
                    .doesNotContain("deep");
            client.run("stack", "hook", "clear", "--pre-create", name, "in*/de*");
            client.run("stack", "hook", "clear", name, "co?f");

            await("the stack")
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    owner.request()
                                            .get(owner.path("/stacks?name=" + name))
                                            .asString()
                                            .contains("CREATE_COMPLETE"));
        }
    }
}
