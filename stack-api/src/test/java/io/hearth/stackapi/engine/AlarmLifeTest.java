package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.AlarmRule;
import io.hearth.contract.AlarmRule.Comparison;
import io.hearth.contract.AlarmRule.Statistic;
import io.hearth.contract.StackEvent.AlarmDefined;
import io.hearth.contract.StackEvent.AlarmRemoved;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms that are resources: what the bus hears of them. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class AlarmLifeTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              group:
                type: OS::Heat::AutoScalingGroup
                properties:
                  min_size: 0
                  max_size: 3
                  desired_capacity: 0
                  resource: {type: OS::Heat::TestResource}
              up:
                type: OS::Heat::ScalingPolicy
                properties:
                  auto_scaling_group_id: {get_resource: group}
                  adjustment_type: change_in_capacity
                  scaling_adjustment: 1
              down:
                type: AWS::AutoScaling::ScalingPolicy
                properties:
                  AutoScalingGroupName: {get_resource: group}
                  AdjustmentType: ChangeInCapacity
                  ScalingAdjustment: -1
              busy:
                type: AWS::CloudWatch::Alarm
                properties:
                  AlarmDescription: too much to do
                  MetricName: CPUUtilization
                  Namespace: system/linux
                  Statistic: Average
                  Period: '60'
                  EvaluationPeriods: '2'
                  Threshold: '80.5'
                  ComparisonOperator: GreaterThanThreshold
                  Dimensions: [{Name: AutoScalingGroupName, Value: web}, {role: front}]
                  AlarmActions: [{get_resource: up}, {get_attr: [up, alarm_url]}]
                  OKActions: [{get_resource: down}]
                  InsufficientDataActions: [{get_attr: [up, signal_url]}]
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void anAlarmIsToldWithoutTheSecretsOfWhatItSignals() {
        Stack stack = created("told");

        AlarmDefined told = others.heard(AlarmDefined.class, stack);

        String arn =
                "arn:openstack:heat::%s:stacks/told/%s/resources/"
                        .formatted(stack.projectId(), stack.id());
        assertThat(told.resource()).isEqualTo("busy");
        assertThat(told.alarm())
                .isEqualTo(stage.resource(stack, "busy").physicalId())
                .startsWith("told-busy-");
        assertThat(told.rule())
                .isEqualTo(
                        new AlarmRule(
                                "too much to do",
                                "system/linux",
                                "CPUUtilization",
                                Map.of("AutoScalingGroupName", "web", "role", "front"),
                                null,
                                Statistic.AVERAGE,
                                60,
                                2,
                                Comparison.GREATER,
                                80.5,
                                List.of(arn + "up", arn + "up"),
                                List.of(arn + "down"),
                                List.of(arn + "up")));
    }

    @Test
    void anUpdateIsTold() {
        Stack stack = created("updated");
        String name = others.heard(AlarmDefined.class, stack).alarm();

        stage.update(stack, TEMPLATE.replace("'80.5'", "'90'"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(
                        others.heard(
                                        AlarmDefined.class,
                                        stack,
                                        told -> told.rule().threshold() == 90)
                                .alarm())
                .isEqualTo(name);
    }

    @Test
    void anotherMetricIsAnotherAlarm() {
        Stack stack = created("replaced");
        String former = others.heard(AlarmDefined.class, stack).alarm();

        stage.update(stack, TEMPLATE.replace("CPUUtilization", "MemoryUtilization"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        others.heard(
                AlarmDefined.class,
                stack,
                told ->
                        told.rule().metricName().equals("MemoryUtilization")
                                && !told.alarm().equals(former));
        others.heard(AlarmRemoved.class, stack, gone -> gone.alarm().equals(former));
    }

    @Test
    void anAlarmGoesWithItsStack() {
        Stack stack = created("deleted");
        String name = others.heard(AlarmDefined.class, stack).alarm();

        stage.delete(stack);

        others.heard(AlarmRemoved.class, stack, gone -> gone.alarm().equals(name));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Period: '60', Period: '90', a multiple of 60 seconds",
                "Period: '60', Period: often, Period is no whole number",
                "EvaluationPeriods: '2', EvaluationPeriods: '1441', back for 86400 seconds at most",
                "Threshold: '80.5', Threshold: high, Threshold is no number",
                "Threshold: '80.5', Threshold: NaN, a finite number",
            })
    void aRuleThatCannotBeIsRefused(String good, String bad, String reason) {
        assertThatThrownBy(() -> stage.create("bad", TEMPLATE.replace(good, bad)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'{get_resource: group}'",
        "'http://203.0.113.1/hook?secret=1'",
        "'arn:openstack:heat::another:stacks/a/b/resources/c'",
    })
    void whatSignalsNothingOfTheProjectIsNoAction(String action) {
        Stack stack =
                stage.create(
                        "lost", TEMPLATE.replace("[{get_resource: down}]", "[" + action + "]"));
        makeUsers(stack);

        stage.awaitState(stack, "CREATE_FAILED");

        assertThat(stage.resource(stack, "busy").state().reason())
                .isEqualTo(
                        "ValueError: resources.busy: An action in OKActions signals no resource of this project.");
    }

    private Stack created(String name) {
        Stack stack = stage.create(name, TEMPLATE);
        makeUsers(stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    private void makeUsers(Stack stack) {
        for (String policy : List.of("up", "down")) {
            others.make(
                    others.heard(
                            UserWanted.class, stack, wanted -> wanted.resource().equals(policy)),
                    stack);
        }
    }
}
