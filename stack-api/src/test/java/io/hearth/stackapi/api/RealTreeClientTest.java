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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The openstack client's commands on stacks within stacks, and on those that fail or are late. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class RealTreeClientTest {
    private static final String OUTER =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string, default: dflt}
              q: {type: string, default: dflt}
              fail: {type: boolean, default: false}
              seconds: {type: number, default: 0}
            resources:
              inner:
                type: inner.yaml
                properties:
                  text: {get_param: p}
                  fail: {get_param: fail}
                  seconds: {get_param: seconds}
            outputs:
              text: {value: {get_attr: [inner, text]}}
              other: {value: {get_param: q}}
            """;
    private static final String INNER =
            """
            heat_template_version: 2018-08-31
            parameters:
              text: {type: string}
              fail: {type: boolean}
              seconds: {type: number}
            resources:
              conf:
                type: OS::Heat::TestResource
                properties:
                  value: {get_param: text}
                  fail: {get_param: fail}
                  action_wait_secs: {update: {get_param: seconds}}
            outputs:
              text: {value: {get_attr: [conf, output]}}
            """;

    @TestHTTPResource String endpoint = "";
    @TempDir Path directory = Path.of("");
    private final String name = "s" + UUID.randomUUID();
    private OpenStackClient client;
    private String template;

    @BeforeEach
    void write() throws IOException {
        client = new OpenStackClient(endpoint.replaceFirst("/$", ""), Caller.of(Account.OWNER));
        template = Files.writeString(directory.resolve("outer.yaml"), OUTER).toString();
        Files.writeString(directory.resolve("inner.yaml"), INNER);
    }

    @Test
    void aTreeIsListedInAllWays() throws IOException {
        String environment =
                Files.writeString(directory.resolve("env.yaml"), "parameters: {q: two}\n")
                        .toString();

        assertThat(
                        client.run(
                                "stack",
                                "create",
                                "--wait",
                                "-t",
                                template,
                                "-e",
                                environment,
                                "--parameter",
                                "p=one",
                                "--tags",
                                "tree," + name,
                                name))
                .contains("CREATE_COMPLETE");

        assertThat(client.run("stack", "output", "show", "--all", name))
                .contains("\"output_value\": \"one\"", "\"output_value\": \"two\"");
        assertThat(client.run("stack", "resource", "list", "-n", "2", name, "-f", "value"))
                .contains("inner ", "conf ", name + "-inner-");
        assertThat(
                        client.run(
                                "stack",
                                "resource",
                                "list",
                                "-n",
                                "2",
                                "--filter",
                                "type=OS::Heat::TestResource",
                                name,
                                "-f",
                                "value"))
                .contains("conf ")
                .doesNotContain("inner ");
        assertThat(client.run("stack", "event", "list", "--nested-depth", "2", name))
                .contains("[%s]: CREATE_COMPLETE".formatted(name))
                .contains("[%s.inner.conf]: CREATE_COMPLETE".formatted(name));
        assertThat(
                        client.run(
                                "stack",
                                "event",
                                "list",
                                "--filter",
                                "resource_action=CREATE",
                                "--sort",
                                "event_time:desc",
                                name))
                .contains("CREATE_IN_PROGRESS");
        assertThat(client.run("stack", "file", "list", name)).contains("inner.yaml", "get_param");
        assertThat(client.run("stack", "environment", "show", name)).contains("p: one", "q: two");
        assertThat(client.run("stack", "template", "show", name)).contains("inner.yaml");

        assertThat(list("--nested")).contains(name, name + "-inner-");
        assertThat(list("--tags", "tree," + name)).isEqualTo(name + "\n");
        assertThat(list("--tags", "nope," + name, "--tag-mode", "any")).isEqualTo(name + "\n");
        assertThat(list("--tags", name, "--tag-mode", "not")).doesNotContain(name);
        assertThat(list("--tags", "nope," + name, "--tag-mode", "not-any")).doesNotContain(name);
        assertThat(list("--property", "name=" + name)).isEqualTo(name + "\n");
        assertThat(list("--property", "name=" + name, "--property", "status=FAILED")).isBlank();
        assertThat(list("--sort", "creation_time:desc", "--limit", "1")).hasLineCount(1);
        assertThat(client.header("stack", "list", "--short"))
                .isEqualTo("| ID | Stack Name | Stack Status |");
        assertThat(client.header("stack", "list", "--nested"))
                .endsWith("| Updated Time | Parent |");
        assertThat(client.attempt("stack", "list", "--all-projects").text())
                .contains("You are not authorized to use stacks:global_index.");

        client.run("stack", "delete", "-y", name);
    }

    @Test
    void whatFailsIsToldAndWhatIsLateIsCancelled() {
        assertThat(
                        client.attempt(
                                        "stack",
                                        "create",
                                        "--wait",
                                        "-t",
                                        template,
                                        "--parameter",
                                        "fail=true",
                                        name)
                                .exit())
                .isNotZero();
        assertThat(client.run("stack", "failures", "list", name))
                .contains(
                        name + ".inner.conf:",
                        "resource_type: OS::Heat::TestResource",
                        "status: CREATE_FAILED",
                        "ValueError: resources.conf: Test Resource failed conf");
        assertThat(client.run("stack", "failures", "list", "--long", name))
                .contains(name + ".inner.conf:");

        assertThat(
                        update(
                                "--wait",
                                "--converge",
                                "--rollback",
                                "enabled",
                                "--parameter",
                                "fail=false"))
                .contains("UPDATE_COMPLETE");
        assertThat(client.run("stack", "failures", "list", name)).isBlank();

        update("--parameter", "p=late", "--parameter", "seconds=-1");
        client.run("stack", "cancel", "--wait", name);
        assertThat(client.run("stack", "show", name)).contains("ROLLBACK_COMPLETE");
        assertThat(client.run("stack", "output", "show", name, "text")).contains("dflt");
        update("--parameter", "p=late", "--parameter", "seconds=-1");
        client.run("stack", "cancel", "--no-rollback", name);
        assertThat(client.run("stack", "show", name))
                .contains("UPDATE_FAILED", "Stack UPDATE cancelled");
        client.run("stack", "delete", "-y", name);
    }

    private String update(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stack", "update", "--existing"));
        command.addAll(List.of(arguments));
        command.add(name);
        return client.run(command.toArray(String[]::new));
    }

    /** The names of the stacks that are listed. */
    private String list(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stack", "list"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-f", "value", "-c", "Stack Name"));
        return client.run(command.toArray(String[]::new));
    }
}
