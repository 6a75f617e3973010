package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.instance.BootedInstance;
import io.hearth.launcher.story.StoryWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A stack whose servers are booted with the user data that it gives, and what the agents in them
 * do, unmodified: heat-cfntools and os-collect-config as Debian has them.
 */
final class AgentStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            parameters:
              greeting: {type: string, default: hello}
            resources:
              handle: {type: AWS::CloudFormation::WaitConditionHandle}
              ready:
                type: AWS::CloudFormation::WaitCondition
                properties: {Handle: {get_resource: handle}, Timeout: 600}
              policy:
                type: OS::Heat::AccessPolicy
                properties: {AllowedResources: [signed]}
              reader:
                type: AWS::IAM::User
                properties: {Policies: [{get_resource: policy}]}
              key:
                type: AWS::IAM::AccessKey
                properties: {UserName: {get_resource: reader}}
              signed:
                type: OS::Heat::DeployedServer
                metadata:
                  AWS::CloudFormation::Init:
                    config:
                      packages: {apt: {curl: []}}
                      files:
                        /etc/greeting: {content: {get_param: greeting}, mode: "000644", owner: root, group: root}
                        /etc/cfn/cfn-credentials:
                          mode: "000400"
                          owner: root
                          group: root
                          content:
                            str_replace:
                              template: "AWSAccessKeyId=ACCESS\\nAWSSecretKey=SECRET\\n"
                              params: {ACCESS: {get_resource: key}, SECRET: {get_attr: [key, SecretAccessKey]}}
                        /etc/cfn/cfn-hup.conf:
                          mode: "000400"
                          owner: root
                          group: root
                          content:
                            str_replace:
                              template: "[main]\\nstack=STACK\\ncredential-file=/etc/cfn/cfn-credentials\\nregion=heat\\n"
                              params: {STACK: {get_param: "OS::stack_name"}}
                        /etc/cfn/hooks.conf:
                          mode: "000400"
                          owner: root
                          group: root
                          content: "[again]\\ntriggers=post.update\\npath=Resources.signed.Metadata\\nrunas=root\\naction=touch /etc/hooked\\n"
                      commands:
                        01-say: {command: "cp /etc/greeting /etc/said"}
              asking:
                type: OS::Heat::DeployedServer
                properties: {software_config_transport: POLL_SERVER_HEAT}
                metadata: {role: asking}
              fetching:
                type: OS::Heat::DeployedServer
                properties: {software_config_transport: POLL_TEMP_URL}
                metadata: {role: fetching}
              config:
                type: OS::Heat::SoftwareConfig
                properties: {group: os-apply-config, config: "echo done"}
              deployment:
                type: OS::Heat::SoftwareDeployment
                properties: {config: {get_resource: config}, server: {get_resource: asking}, signal_transport: NO_SIGNAL}
            outputs:
              signed: {value: {get_attr: [signed, user_data]}}
              asking: {value: {get_attr: [asking, user_data]}}
              fetching: {value: {get_attr: [fetching, user_data]}}
              access: {value: {get_resource: key}}
              secret: {value: {get_attr: [key, SecretAccessKey]}}
              handle: {value: {get_resource: handle}}
            """;
    private static final String NAME = "agents";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenStackClient owner;
    private final Path directory;
    private final Path template;

    AgentStack(StoryWorld world, Path directory) throws Exception {
        this.owner = new OpenStackClient(world.owner());
        this.directory = directory;
        this.template = Files.writeString(directory.resolve("agents.yaml"), TEMPLATE);
    }

    void livesAndGoes() throws Exception {
        owner.succeeds("stack", "create", "-t", template.toString(), NAME);
        for (String server : List.of("signed", "asking", "fetching")) {
            await(server).atMost(PATIENCE).until(() -> state(server).startsWith("CREATE_COMPLETE"));
        }
        try (BootedInstance signed = boot("signed")) {
            cfnToolsConfigureAndReport(signed);
            osCollectConfigReads(signed, "cfn");
        }
        try (BootedInstance asking = boot("asking")) {
            JsonNode collected = osCollectConfigReads(asking, "heat");
            assertThat(collected.path("role").asText()).isEqualTo("asking");
        }
        try (BootedInstance fetching = boot("fetching")) {
            JsonNode collected = osCollectConfigReads(fetching, "request");
            assertThat(collected.path("role").asText()).isEqualTo("fetching");
        }
        owner.succeeds("stack", "delete", "--yes", "--wait", NAME);
    }

    private void cfnToolsConfigureAndReport(BootedInstance instance) throws Exception {
        instance.succeeds(
                "cfn-init -s %s -r signed --access-key '%s' --secret-key '%s'"
                        .formatted(NAME, output("access"), output("secret")));
        assertThat(instance.succeeds("cat /etc/greeting /etc/said")).isEqualTo("hellohello");
        assertThat(
                        instance.succeeds(
                                "cfn-get-metadata -s %s -r signed --credential-file /etc/cfn/cfn-credentials -k AWS::CloudFormation::Init"
                                        .formatted(NAME)))
                .contains("/etc/greeting");

        instance.succeeds("cfn-hup -f -v");
        instance.succeeds("rm -f /etc/hooked && cfn-hup -f -v && test ! -e /etc/hooked");
        instance.succeeds("cfn-signal -e 0 -r up -i one '%s'".formatted(output("handle")));
        await("the signal")
                .atMost(PATIENCE)
                .until(() -> state("ready").startsWith("CREATE_COMPLETE"));
        await("the stack")
                .atMost(PATIENCE)
                .until(() -> field("stack_status").equals("CREATE_COMPLETE"));
        owner.succeeds(
                "stack",
                "update",
                "-t",
                template.toString(),
                "--parameter",
                "greeting=bye",
                "--wait",
                NAME);
        instance.succeeds("cfn-hup -f -v && test -e /etc/hooked");
    }

    /** What it prints once it has been told by the local files which collector to use. */
    private JsonNode osCollectConfigReads(BootedInstance instance, String collector)
            throws Exception {
        JsonNode local = collected(instance, "heat_local", "");
        JsonNode told = local.path("os-collect-config").path(collector);
        assertThat(told.isObject()).as("what the agent is told: %s", local).isTrue();
        StringBuilder config = new StringBuilder("[%s]\n".formatted(collector));
        told.properties()
                .forEach(
                        one ->
                                config.append(one.getKey())
                                        .append(" = ")
                                        .append(one.getValue().asText().replace("$", "$$"))
                                        .append('\n'));
        return collected(instance, collector, config.toString());
    }

    private static JsonNode collected(BootedInstance instance, String collector, String config)
            throws Exception {
        instance.succeeds(
                "cat > /etc/os-collect-config.conf << 'END'\n[DEFAULT]\ncollectors = %s\n%sEND"
                        .formatted(collector, config));
        String printed =
                instance.succeeds(
                        "os-collect-config --config-file /etc/os-collect-config.conf --print --one-time 2> /tmp/said || { cat /tmp/said; exit 1; }");
        return JSON.readTree(printed).path(collector);
    }

    private BootedInstance boot(String server) throws Exception {
        return BootedInstance.boot(
                Files.createDirectory(directory.resolve("instance-" + server)), output(server));
    }

    private String output(String name) throws Exception {
        return JSON.readTree(owner.succeeds("stack", "output", "show", NAME, name, "-f", "json"))
                .path("output_value")
                .asText();
    }

    private String state(String resource) throws Exception {
        OpenStackClient.Result result =
                owner.run(
                        "stack",
                        "resource",
                        "show",
                        NAME,
                        resource,
                        "-f",
                        "value",
                        "-c",
                        "resource_status");
        return result.output().strip();
    }

    private String field(String name) throws Exception {
        return owner.succeeds("stack", "show", NAME, "-f", "value", "-c", name).strip();
    }
}
