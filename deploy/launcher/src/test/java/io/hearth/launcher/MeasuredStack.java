package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.instance.BootedInstance;
import io.hearth.launcher.story.StoryWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A group that grows while an alarm is on, by what cfn-push-stats tells of a server: Debian's, as
 * it is but for the port, which others on this machine may have.
 */
final class MeasuredStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              user: {type: AWS::IAM::User}
              key: {type: AWS::IAM::AccessKey, properties: {UserName: {get_resource: user}}}
              server:
                type: OS::Heat::DeployedServer
              group:
                type: OS::Heat::AutoScalingGroup
                properties:
                  min_size: 1
                  max_size: 3
                  resource: {type: OS::Heat::TestResource}
              up:
                type: OS::Heat::ScalingPolicy
                properties:
                  auto_scaling_group_id: {get_resource: group}
                  adjustment_type: change_in_capacity
                  scaling_adjustment: 1
                  cooldown: 0
              busy:
                type: OS::Heat::CWLiteAlarm
                properties:
                  Namespace: system/linux
                  MetricName: Load
                  Statistic: Average
                  Period: '60'
                  EvaluationPeriods: '1'
                  ComparisonOperator: GreaterThanThreshold
                  Threshold: '80'
                  Dimensions: [{Name: role, Value: web}]
                  AlarmActions: [{get_resource: up}]
            outputs:
              access: {value: {get_resource: key}}
              secret: {value: {get_attr: [key, SecretAccessKey]}}
              user_data: {value: {get_attr: [server, user_data]}}
              alarm: {value: {get_resource: busy}}
              size: {value: {get_attr: [group, current_size]}}
            """;
    private static final String NAME = "measured";

    /** The alarm looks after the end of a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenStackClient owner;
    private final Path directory;
    private final int port;

    /**
     * @param port of the CloudWatch API
     */
    MeasuredStack(StoryWorld world, Path directory, int port) {
        this.owner = new OpenStackClient(world.owner());
        this.directory = directory;
        this.port = port;
    }

    void livesAndGoes() throws Exception {
        Path template = Files.writeString(directory.resolve("measured.yaml"), TEMPLATE);
        owner.succeeds("stack", "create", "--wait", "-t", template.toString(), NAME);
        assertThat(output("size")).isEqualTo("1");
        try (BootedInstance instance =
                BootedInstance.boot(
                        Files.createDirectory(directory.resolve("instance")),
                        output("user_data"))) {
            prepare(instance);
            await("that the group grows")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(5))
                    .until(
                            () -> {
                                instance.succeeds(
                                        "cfn-push-stats --metric Load --units Percent --value 95 --watch "
                                                + output("alarm"));
                                return Integer.parseInt(output("size")) > 1;
                            });
        }
        assertThat(owner.succeeds("stack", "event", "list", NAME))
                .contains("alarm state changed from INSUFFICIENT_DATA to ALARM (Average is 95.0");
        owner.succeeds("stack", "delete", "--yes", "--wait", NAME);
    }

    /** The key of the owner's choice, and what Nova would tell the server of itself. */
    private void prepare(BootedInstance instance) throws Exception {
        instance.succeeds(
                """
                mkdir -p /etc/cfn
                printf 'AWSAccessKeyId=%%s\\nAWSSecretKey=%%s\\n' '%s' '%s' > /etc/cfn/cfn-credentials
                chmod 400 /etc/cfn/cfn-credentials
                echo '{"uuid": "i-1", "meta": {"role": "web"}}' > /var/lib/heat-cfntools/nova_meta.json
                sed -i 's/port=8003/port=%d/' /usr/bin/cfn-push-stats
                """
                        .formatted(output("access"), output("secret"), port));
    }

    private String output(String name) throws Exception {
        return JSON.readTree(owner.succeeds("stack", "output", "show", NAME, name, "-f", "json"))
                .path("output_value")
                .asText();
    }
}
