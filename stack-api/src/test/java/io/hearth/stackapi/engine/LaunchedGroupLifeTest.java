package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups of what the environment says an instance is. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class LaunchedGroupLifeTest {
    private static final String GROUP =
            """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              config:
                Type: AWS::AutoScaling::LaunchConfiguration
                Properties: {ImageId: %s, InstanceType: small}
              group:
                Type: AWS::AutoScaling::AutoScalingGroup
                UpdatePolicy:
                  AutoScalingRollingUpdate: {MaxBatchSize: 1, MinInstancesInService: 1}
                Properties:
                  AvailabilityZones: {'Fn::GetAZs': ''}
                  LaunchConfigurationName: {Ref: config}
                  MinSize: 1
                  MaxSize: 3
                  DesiredCapacity: 1
              up:
                Type: AWS::AutoScaling::ScalingPolicy
                Properties:
                  AutoScalingGroupName: {Ref: group}
                  AdjustmentType: PercentChangeInCapacity
                  ScalingAdjustment: 50
            Outputs:
              addresses: {Value: {'Fn::GetAtt': [group, InstanceList]}}
              url: {Value: {Ref: up}}
            """;
    private static final String SIZED =
            """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              config:
                Type: AWS::AutoScaling::LaunchConfiguration
                Properties: {ImageId: a, InstanceType: small}
              group:
                Type: OS::Heat::InstanceGroup
                Properties:
                  AvailabilityZones: [nova]
                  LaunchConfigurationName: {Ref: config}
                  Size: %s
            Outputs:
              addresses: {Value: {'Fn::GetAtt': [group, InstanceList]}}
            """;
    private static final Map<String, String> FILES =
            Map.of(
                    "instance.yaml",
                    """
                    heat_template_version: 2018-08-31
                    parameters:
                      ImageId: {type: string}
                      InstanceType: {type: string}
                      Tags: {type: json}
                    resources:
                      one: {type: "OS::Heat::TestResource", properties: {value: {get_param: ImageId}}}
                    outputs:
                      PublicIp: {value: {get_attr: [one, output]}}
                    """);
    private static final Environment MAPPED =
            Environment.of(
                    Map.of("resource_registry", Map.of("AWS::EC2::Instance", "instance.yaml")));

    @Inject StackStage stage;
    @Inject StackTransfers transfers;
    @Inject OtherServices others;

    @Test
    void aGroupIsMadeFromItsConfigurationAndScaledByASignal() {
        Stack stack = stage.create("launched", GROUP.formatted("a"), null, MAPPED, FILES);
        stage.awaitResource(stack, "group", "CREATE_COMPLETE");
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(output(stack, "addresses")).isEqualTo("a");
        assertThat(output(stack, "url")).contains("/v1/signal/");

        others.signal(stack, "up", null, "SUCCESS", null, null);
        await("a second instance")
                .atMost(Duration.ofSeconds(60))
                .until(() -> output(stack, "addresses").equals("a,a"));

        assertThat(members(stack))
                .extracting(Resource::type)
                .containsExactly("OS::Heat::ScaledResource", "OS::Heat::ScaledResource");
        assertThat(stage.events(stack)).contains("up SIGNAL_COMPLETE No signal details provided");
    }

    @Test
    void asManyAsItsSizeSays() {
        Stack stack = stage.create("sized", SIZED.formatted(2), null, MAPPED, FILES);
        stage.awaitState(stack, "CREATE_COMPLETE");
        List<String> before = members(stack).stream().map(Resource::name).sorted().toList();

        stage.patch(stack, SIZED.formatted(1));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(members(stack)).extracting(Resource::name).containsExactly(before.getLast());
        assertThat(output(stack, "addresses")).isEqualTo("a");
    }

    @Test
    void anotherStackTakesItOverWithItsMembers() {
        Stack first = stage.create("moves", SIZED.formatted(2), null, MAPPED, FILES);
        stage.awaitState(first, "CREATE_COMPLETE");
        List<String> before = members(first).stream().map(Resource::name).sorted().toList();
        StackExport export = StackStage.get(() -> transfers.export(stage.project(), first.id()));
        NewStack request = stage.request("moved", SIZED.formatted(2), null, MAPPED, FILES, true);

        Stack second =
                StackStage.get(
                        () ->
                                transfers.adopt(
                                        request,
                                        new AdoptedStack(null, Handover.resources(export)),
                                        stage.owner()));

        assertThat(second.state().text()).isEqualTo("ADOPT_COMPLETE");
        assertThat(members(second))
                .extracting(Resource::name)
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(output(second, "addresses")).isEqualTo("a,a");
        stage.patch(second, SIZED.formatted(1));
        stage.awaitState(second, "UPDATE_COMPLETE");
        assertThat(members(second)).extracting(Resource::name).containsExactly(before.getLast());
    }

    @Test
    void whatACloudWouldNeedIsRefused() {
        assertThatThrownBy(
                        () ->
                                stage.create(
                                        "balanced",
                                        SIZED.formatted("1\n      LoadBalancerNames: [x]"),
                                        null,
                                        MAPPED,
                                        FILES))
                .hasMessageContaining("load balancers need a service");
        assertThatThrownBy(
                        () ->
                                stage.create(
                                        "long",
                                        GROUP.formatted("a")
                                                .replace("MaxBatchSize: 1", "PauseTime: PT2H"),
                                        null,
                                        MAPPED,
                                        FILES))
                .hasMessageContaining("Maximum PauseTime is 1 hour.");
    }

    private List<Resource> members(Stack stack) {
        return stage.resources(stage.nested(stack, "group"));
    }

    private String output(Stack stack, String key) {
        return String.valueOf(
                stage.outputs(stack).stream()
                        .filter(output -> output.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .value());
    }
}
