package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.story.StoryWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A stack with a trustee, by whose clouds.yaml OpenStack's own client does what the owner may. */
final class TrustedStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              cluster: {type: Hearth::Identity::Trustee, properties: {expires: P1D}}
              key:
                type: Hearth::Identity::Ec2Keypair
                properties: {trustee: {get_resource: cluster}}
            outputs:
              clouds: {value: {get_attr: [cluster, clouds_yaml]}}
            """;

    private final OpenStackClient owner;
    private final OpenStackClient trustee;
    private final Path directory;

    TrustedStack(StoryWorld world, Path directory) {
        this.owner = new OpenStackClient(world.owner());
        this.directory = directory;
        this.trustee =
                new OpenStackClient(
                        Map.of(
                                "OS_CLOUD",
                                "openstack",
                                "OS_CLIENT_CONFIG_FILE",
                                clouds().toString()));
    }

    /** The trustee sees the owner's stacks as long as the stack is there. */
    void livesAndGoes() throws Exception {
        Path template = Files.writeString(directory.resolve("trusted.yaml"), TEMPLATE);
        owner.succeeds("stack", "create", "--wait", "-t", template.toString(), "trusted");
        Files.writeString(
                clouds(),
                owner.succeeds(
                        "stack",
                        "output",
                        "show",
                        "trusted",
                        "clouds",
                        "-f",
                        "value",
                        "-c",
                        "output_value"));

        assertThat(trustee.succeeds("stack", "list")).contains("trusted", "CREATE_COMPLETE");
        assertThat(owner.succeeds("stack", "resource", "show", "trusted", "key"))
                .contains("secret_key");

        owner.succeeds("stack", "delete", "--yes", "--wait", "trusted");
        OpenStackClient.Result refused = trustee.run("stack", "list");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("HTTP 401");
    }

    private Path clouds() {
        return directory.resolve("clouds.yaml");
    }
}
