package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Metadata that tells of a group, such as a balancer's, follows the group's size. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class ScaledMetadataTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              group:
                type: OS::Heat::AutoScalingGroup
                properties:
                  min_size: 1
                  max_size: 3
                  resource: {type: "OS::Heat::TestResource", properties: {value: ip}}
              up:
                type: OS::Heat::ScalingPolicy
                properties:
                  auto_scaling_group_id: {get_resource: group}
                  adjustment_type: change_in_capacity
                  scaling_adjustment: 1
                  cooldown: 0
              balancer:
                type: OS::Heat::TestResource
                metadata:
                  ips: {list_join: [",", {get_attr: [group, outputs_list, output]}]}
              aside:
                type: OS::Heat::TestResource
                metadata: {fixed: value}
                depends_on: group
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void metadataFollowsTheGroupThatASignalScales() {
        Stack stack = stage.create("balanced", TEMPLATE);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(stage.metadata(stack, "balancer")).containsEntry("ips", "ip");
        String before = stage.resource(stack, "aside").updatedAt().toString();

        others.signal(stack, "up", null, "SUCCESS", null, "{}");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(stage.metadata(stack, "balancer"))
                                        .containsEntry("ips", "ip,ip"));
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
        assertThat(stage.metadata(stack, "aside")).containsEntry("fixed", "value");
        assertThat(stage.resource(stack, "aside").updatedAt()).hasToString(before);

        stage.update(stack, TEMPLATE.replace("value: ip", "value: ip, action_wait_secs: {}"));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.metadata(stack, "balancer")).containsEntry("ips", "ip,ip");
    }
}
