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

/** What the openstack client prints against Heat, it prints here. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class RealClientTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            description: wire
            parameters:
              p: {type: string, default: dflt, description: a parameter}
            resources:
              h: {type: "OS::Heat::WaitConditionHandle"}
              w: {type: "OS::Heat::WaitCondition", properties: {handle: {get_resource: h}, timeout: 300}}
              conf: {type: "OS::Heat::TestResource", metadata: {m: {k: v}}, properties: {value: {get_param: p}}}
            outputs:
              sig: {description: how to signal, value: {get_attr: [h, signal]}}
              data: {value: {get_attr: [w, data]}}
              val: {value: {get_attr: [conf, output]}}
            """;

    @TestHTTPResource String endpoint = "";
    @TempDir Path directory = Path.of("");

    @Test
    void theLifeOfAStack() throws IOException {
        OpenStackClient client =
                new OpenStackClient(endpoint.replaceFirst("/$", ""), Caller.of(Account.OWNER));
        String name = "s" + UUID.randomUUID();
        String template = Files.writeString(directory.resolve("wire.yaml"), TEMPLATE).toString();
        String environment =
                Files.writeString(directory.resolve("env.yaml"), "parameters: {p: one}\n")
                        .toString();

        assertThat(client.run("orchestration", "template", "validate", "-t", template))
                .contains("Description: wire", "Default: dflt", "Label: p", "Type: String")
                .contains("event_sinks: []", "parameter_defaults: {}");
        assertThat(client.run("orchestration", "build", "info")).contains("api", "engine");

        assertThat(
                        client.run(
                                "stack",
                                "create",
                                "-t",
                                template,
                                "-e",
                                environment,
                                "--tags",
                                "a,b",
                                "--timeout",
                                "5",
                                name))
                .contains("stack_name", name, "description", "wire", "CREATE_IN_PROGRESS")
                .contains("Stack CREATE started");
        assertThat(client.attempt("stack", "create", "-t", template, name).text())
                .contains("ERROR: The Stack (%s) already exists.".formatted(name));
        assertThat(client.header("stack", "list"))
                .isEqualTo("| ID | Stack Name | Stack Status | Creation Time | Updated Time |");
        assertThat(client.run("stack", "show", name, "-f", "json"))
                .contains(
                        "\"stack_owner\": \"owner-test\"",
                        "\"p\": \"one\"",
                        "\"output_key\": \"sig\"");
        assertThat(client.header("stack", "resource", "list", name))
                .isEqualTo(
                        "| resource_name | physical_resource_id | resource_type | resource_status"
                                + " | updated_time |");
        assertThat(client.header("stack", "resource", "list", "-n", "2", name))
                .endsWith("| updated_time | stack_name |");
        assertThat(client.run("stack", "resource", "show", name, "conf"))
                .contains("OS::Heat::TestResource", "'output': 'one'", "required_by");
        assertThat(client.run("stack", "event", "list", name))
                .contains("[%s]: CREATE_IN_PROGRESS  Stack CREATE started".formatted(name))
                .contains("[%s.conf]: CREATE_COMPLETE  state changed".formatted(name));
        String event =
                client.run(
                                "stack",
                                "event",
                                "list",
                                "--resource",
                                "conf",
                                "--limit",
                                "1",
                                "-f",
                                "value",
                                "-c",
                                "id",
                                name)
                        .strip();
        assertThat(client.run("stack", "event", "show", name, "conf", event))
                .contains("resource_type", "resource_properties", "OS::Heat::TestResource");
        assertThat(client.run("stack", "output", "list", name))
                .contains("| sig        | how to signal        |", "No description given");
        assertThat(client.run("stack", "output", "show", name, "val"))
                .contains("| output_value | one ");
        assertThat(client.run("stack", "output", "show", "--all", name)).contains("\"output_key\"");
        assertThat(client.run("stack", "template", "show", name))
                .contains("heat_template_version: '2018-08-31'", "get_resource: h");
        assertThat(client.run("stack", "environment", "show", name)).contains("p: one");
        assertThat(client.run("stack", "file", "list", name)).contains("env.yaml");
        assertThat(client.attempt("stack", "show", "nosuchstack").text())
                .contains("Stack not found: nosuchstack");
        assertThat(client.attempt("stack", "resource", "show", name, "nope").text())
                .contains("Stack or resource not found: %s nope".formatted(name));
        client.run("stack", "delete", "-y", name);
        assertThat(client.run("stack", "list", "--deleted")).contains("ID");
    }

    @Test
    void whatBecomesOfAStack() throws IOException {
        OpenStackClient client =
                new OpenStackClient(endpoint.replaceFirst("/$", ""), Caller.of(Account.OWNER));
        String name = "s" + UUID.randomUUID();
        String template =
                Files.writeString(
                                directory.resolve("small.yaml"),
                                """
                                heat_template_version: 2018-08-31
                                parameters:
                                  p: {type: string, default: dflt}
                                resources:
                                  conf:
                                    type: OS::Heat::TestResource
                                    properties: {value: {get_param: p}, wait_secs: 0}
                                outputs:
                                  val: {value: {get_attr: [conf, output]}}
                                """)
                        .toString();
        client.run("stack", "create", "--wait", "-t", template, name);

        assertThat(
                        client.run(
                                "stack",
                                "update",
                                "--wait",
                                "-t",
                                template,
                                "--parameter",
                                "p=two",
                                name))
                .contains("Stack UPDATE started", "UPDATE_COMPLETE");
        assertThat(client.run("stack", "output", "show", name, "val"))
                .contains("| output_value | two ");
        client.run("stack", "update", "--existing", "--parameter", "p=three", name);
        assertThat(client.run("stack", "output", "show", name, "val"))
                .contains("| output_value | three ");
        client.run("stack", "update", "--existing", "--clear-parameter", "p", name);
        assertThat(client.run("stack", "output", "show", name, "val"))
                .contains("| output_value | dflt ");
        assertThat(client.run("stack", "suspend", "--wait", name)).contains("SUSPEND_COMPLETE");
        assertThat(client.attempt("stack", "update", "--existing", name).text())
                .contains("Updating a stack when it is suspended is not supported.");
        assertThat(client.run("stack", "resume", "--wait", name)).contains("RESUME_COMPLETE");
        assertThat(client.run("stack", "check", "--wait", name)).contains("CHECK_COMPLETE");
        assertThat(client.attempt("stack", "cancel", name).text())
                .contains("with status 'check_complete' not in cancelable state");
        client.run("stack", "delete", "-y", "--wait", name);
    }

    @Test
    void whatTheServiceKnows() {
        String address = endpoint.replaceFirst("/$", "");
        OpenStackClient client = new OpenStackClient(address, Caller.of(Account.OWNER));

        assertThat(client.run("orchestration", "resource", "type", "list"))
                .contains("| Resource Type ", "| OS::Heat::WaitConditionHandle ");
        assertThat(
                        client.run(
                                "orchestration",
                                "resource",
                                "type",
                                "list",
                                "--long",
                                "--filter",
                                "name=OS::Heat::Ra",
                                "-f",
                                "value"))
                .isEqualTo(
                        "OS::Heat::RandomString A random text, for passwords and other secrets.\n");
        assertThat(client.run("orchestration", "resource", "type", "show", "OS::Heat::Value"))
                .contains("resource_type: OS::Heat::Value", "  show:", "version: 7.0.0");
        assertThat(
                        client.run(
                                "orchestration",
                                "resource",
                                "type",
                                "show",
                                "--template-type",
                                "hot",
                                "OS::Heat::Value"))
                .contains("description: Initial template of Value", "get_param: value");
        assertThat(client.attempt("orchestration", "resource", "type", "show", "No::Such").text())
                .contains("Resource type not found: No::Such");
        assertThat(client.run("orchestration", "template", "version", "list", "-f", "value"))
                .contains("heat_template_version.2018-08-31 hot heat_template_version.rocky\n");
        assertThat(
                        client.run(
                                "orchestration",
                                "template",
                                "function",
                                "list",
                                "--with_conditions",
                                "heat_template_version.rocky"))
                .contains("| get_resource ", "| equals ");
        assertThat(client.attempt("orchestration", "service", "list").text())
                .contains("You are not authorized to use service:index.");
        assertThat(
                        new OpenStackClient(address, Caller.ofAdmin())
                                .run("orchestration", "service", "list", "-f", "value"))
                .contains(" stack-api ", " engine ", " up");
    }
}
