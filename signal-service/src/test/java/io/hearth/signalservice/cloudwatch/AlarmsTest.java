package io.hearth.signalservice.cloudwatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.AlarmRule;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.StackEvent.AlarmDefined;
import io.hearth.contract.StackEvent.AlarmRemoved;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.keystone.KeystoneClient;
import io.hearth.signalservice.metric.Metric;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Alarms of stacks and of owners, by AWS's own client, and what they signal. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class AlarmsTest {
    private static final String NAMESPACE = "system/linux";

    @TestHTTPResource("/v1/")
    URI endpoint;

    private TestBus bus;
    private TestIdentity somebody;
    private CloudWatchClient owner;
    private TestStack stack;

    @BeforeEach
    void anOwnersStackWithTwoPolicies() {
        bus = TestBus.on(Topic.SIGNALS);
        somebody = ofNewProject();
        owner = Clients.of(endpoint, somebody);
        stack = new TestStack("web", somebody.projectId());
        bus.publish(stack.resource("up", "CREATE", "COMPLETE", 1, SignalDialect.ALARM));
        bus.publish(stack.resource("down", "CREATE", "COMPLETE", 1, SignalDialect.ALARM));
        bus.publish(stack.resource("busy", "CREATE", "COMPLETE", 1, SignalDialect.NONE));
    }

    @AfterEach
    void leave() throws InterruptedException {
        owner.close();
        bus.close();
    }

    @Test
    void anAlarmOfAStackSignalsItsPolicyWhenTheMetricCrossesTheThreshold() {
        measure(90, dimension(Metric.STACK_ID, stack.ref().rootId()), dimension("InstanceId", "i"));

        bus.publish(defined(80, Map.of()));

        SignalReceived signal = signalTo("up");
        assertThat(signal.dialect()).isEqualTo(SignalDialect.ALARM);
        assertThat(sent(signal))
                .contains("\"previous\":\"INSUFFICIENT_DATA\"", "\"current\":\"ALARM\"")
                .contains("Average is 90.0 in 1 of the last 1 periods of 60 seconds");
        MetricAlarm alarm = alarm("web-busy");
        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm.alarmActions()).containsExactly(arn("up"));
        assertThat(alarm.actionsEnabled()).isTrue();
        assertThat(alarm.threshold()).isEqualTo(80);

        bus.publish(defined(95, Map.of()));

        assertThat(sent(signalTo("down"))).contains("\"previous\":\"ALARM\"", "\"current\":\"OK\"");
        assertThat(alarm("web-busy").stateValue()).isEqualTo(StateValue.OK);
    }

    @Test
    void whatIsMeasuredInAnotherStackOrForAnotherAlarmIsNothingToIt() {
        measure(90, dimension(Metric.STACK_ID, new TestStack("w", "p").ref().rootId()));
        measure(90);
        measure(90, dimension(Metric.STACK_ID, stack.ref().rootId()), dimension("AlarmName", "x"));
        measure(10, dimension(Metric.STACK_ID, stack.ref().rootId()), dimension("role", "front"));

        bus.publish(defined(80, Map.of()));

        signalTo("down");
        assertThat(alarm("web-busy").stateReason()).startsWith("Average is 10.0 in 1 ");
    }

    @Test
    void whatNamesTheAlarmIsForIt() {
        measure(
                90,
                dimension(Metric.STACK_ID, stack.ref().rootId()),
                dimension("AlarmName", "web-busy"));

        bus.publish(defined(80, Map.of()));

        signalTo("up");
    }

    @Test
    void aSuspendedAlarmIsNotLookedAt() {
        measure(90, dimension(Metric.STACK_ID, stack.ref().rootId()));
        bus.publish(stack.resource("busy", "SUSPEND", "COMPLETE", 2, SignalDialect.NONE));
        bus.publish(stack.resource("told", "CREATE", "COMPLETE", 1, SignalDialect.ALARM));
        awaitKnown("told");

        bus.publish(defined(80, Map.of()));

        await("that it rests")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                find("web-busy")
                                        .filter(it -> it.stateReason().endsWith(" rests."))
                                        .isPresent());
        assertThat(alarm("web-busy").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(signalsTo("up")).isEmpty();
    }

    @Test
    void anAlarmGoesWithItsResource() {
        bus.publish(defined(80, Map.of()));
        await("the alarm").atMost(Duration.ofSeconds(20)).until(() -> find("web-busy").isPresent());
        assertFails(
                () -> owner.deleteAlarms(it -> it.alarmNames("web-busy")),
                400,
                "InvalidParameterValue");
        assertFails(
                () -> owner.putMetricAlarm(request("web-busy").build()),
                400,
                "InvalidParameterValue");

        bus.publish(new AlarmRemoved(stack.ref(), "busy", "web-busy"));

        await("its end").atMost(Duration.ofSeconds(20)).until(() -> find("web-busy").isEmpty());
    }

    @Test
    void theLifeOfAnOwnersAlarm() {
        owner.putMetricAlarm(
                request("mine")
                        .alarmDescription("an alarm")
                        .dimensions(dimension("InstanceId", "i-1"))
                        .unit("Percent")
                        .build());

        MetricAlarm alarm = alarm("mine");
        assertThat(alarm.alarmDescription()).isEqualTo("an alarm");
        assertThat(alarm.metricName()).isEqualTo("CPUUtilization");
        assertThat(alarm.namespace()).isEqualTo(NAMESPACE);
        assertThat(alarm.statistic()).isEqualTo(Statistic.AVERAGE);
        assertThat(alarm.dimensions()).containsExactly(dimension("InstanceId", "i-1"));
        assertThat(alarm.unitAsString()).isEqualTo("Percent");
        assertThat(alarm.period()).isEqualTo(60);
        assertThat(alarm.evaluationPeriods()).isEqualTo(1);
        assertThat(alarm.comparisonOperator()).isEqualTo(ComparisonOperator.GREATER_THAN_THRESHOLD);
        assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(alarm.stateUpdatedTimestamp()).isNotNull();

        owner.putMetricAlarm(request("mine").threshold(99.5).build());
        assertThat(alarm("mine").threshold()).isEqualTo(99.5);
        assertThat(
                        owner.describeAlarms(
                                        it -> it.alarmNamePrefix("mi").stateValue(StateValue.OK))
                                .metricAlarms())
                .isEmpty();

        owner.deleteAlarms(it -> it.alarmNames("mine"));
        assertThat(owner.describeAlarms().metricAlarms()).isEmpty();
        assertFails(() -> owner.deleteAlarms(it -> it.alarmNames("mine")), 404, "ResourceNotFound");
    }

    @Test
    void aStateThatIsSetSignalsOnce() {
        owner.putMetricAlarm(request("mine").period(3600).alarmActions(arn("up")).build());
        await("the first look; the next is in an hour")
                .atMost(Duration.ofSeconds(20))
                .until(() -> alarm("mine").stateReason().startsWith("There is no data"));

        owner.setAlarmState(
                it -> it.alarmName("mine").stateValue("ALARM").stateReason("for a test"));
        owner.setAlarmState(
                it -> it.alarmName("mine").stateValue("ALARM").stateReason("for a test"));

        assertThat(sent(signalTo("up"))).contains("\"reason\":\"for a test\"");
        owner.setAlarmState(it -> it.alarmName("mine").stateValue("OK").stateReason("over"));
        owner.setAlarmState(it -> it.alarmName("mine").stateValue("ALARM").stateReason("again"));
        await("the other signal")
                .atMost(Duration.ofSeconds(20))
                .until(() -> signalsTo("up").size() == 2);
        assertThat(signalsTo("up")).extracting(SignalReceived::requestKey).doesNotHaveDuplicates();
        assertFails(
                () ->
                        owner.setAlarmState(
                                it -> it.alarmName("x").stateValue("OK").stateReason("r")),
                404,
                "ResourceNotFound");
    }

    @Test
    void whatIsNotTheProjectsIsNoAction() {
        String others = new ResourceArn("another", "web", stack.ref().id(), "up").toString();

        assertFails(
                () -> owner.putMetricAlarm(request("mine").alarmActions(others).build()),
                400,
                "InvalidParameterValue");
        assertFails(
                () ->
                        owner.putMetricAlarm(
                                request("mine").okActions("arn:aws:sns:us-east-1:1:t").build()),
                400,
                "InvalidParameterValue");
    }

    @Test
    void whatIsNotOfferedIsRefused() {
        assertFails(
                () -> owner.putMetricAlarm(request("mine").treatMissingData("breaching").build()),
                400,
                "InvalidParameterValue");
        assertFails(
                () -> owner.putMetricAlarm(request("mine").actionsEnabled(false).build()),
                400,
                "InvalidParameterValue");
        assertFails(
                () -> owner.putMetricAlarm(request("mine").period(10).build()),
                400,
                "InvalidParameterValue");
    }

    @Test
    void pagesFollowOneAnother() {
        IntStream.range(0, 5)
                .forEach(number -> owner.putMetricAlarm(request("a" + number).build()));

        assertThat(
                        owner
                                .describeAlarmsPaginator(it -> it.maxRecords(2))
                                .metricAlarms()
                                .stream()
                                .map(MetricAlarm::alarmName))
                .containsExactly("a0", "a1", "a2", "a3", "a4");
    }

    private AlarmDefined defined(double threshold, Map<String, String> dimensions) {
        return new AlarmDefined(
                stack.ref(),
                "busy",
                "web-busy",
                new AlarmRule(
                        null,
                        NAMESPACE,
                        "CPUUtilization",
                        dimensions,
                        null,
                        AlarmRule.Statistic.AVERAGE,
                        60,
                        1,
                        AlarmRule.Comparison.GREATER,
                        threshold,
                        List.of(arn("up")),
                        List.of(arn("down")),
                        List.of()));
    }

    private static PutMetricAlarmRequest.Builder request(String name) {
        return PutMetricAlarmRequest.builder()
                .alarmName(name)
                .namespace(NAMESPACE)
                .metricName("CPUUtilization")
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(80.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
    }

    /** The same in every minute that may be looked at while the test runs. */
    private void measure(double value, Dimension... dimensions) {
        Instant now = Instant.now();
        List<MetricDatum> data =
                IntStream.rangeClosed(-3, 5)
                        .mapToObj(
                                minute ->
                                        MetricDatum.builder()
                                                .metricName("CPUUtilization")
                                                .value(value)
                                                .timestamp(now.plus(Duration.ofMinutes(minute)))
                                                .dimensions(dimensions)
                                                .build())
                        .toList();
        owner.putMetricData(it -> it.namespace(NAMESPACE).metricData(data));
    }

    /** An event of the stack after all that was said of it before. */
    private void awaitKnown(String resource) {
        owner.putMetricAlarm(request("probe-" + resource).alarmActions(arn(resource)).build());
        owner.setAlarmState(
                it -> it.alarmName("probe-" + resource).stateValue("ALARM").stateReason("probe"));
        await("resource " + resource)
                .atMost(Duration.ofSeconds(20))
                .until(() -> !signalsTo(resource).isEmpty());
        owner.deleteAlarms(it -> it.alarmNames("probe-" + resource));
    }

    private SignalReceived signalTo(String resource) {
        return bus.await(
                SignalReceived.class,
                it -> it.stack().equals(stack.ref()) && it.resource().equals(resource));
    }

    private String sent(SignalReceived signal) {
        return stack.open(requireNonNull(signal.data()), signal.resource(), SealContext.SIGNAL);
    }

    private List<SignalReceived> signalsTo(String resource) {
        return bus.events(SignalReceived.class).stream()
                .filter(it -> it.stack().equals(stack.ref()) && it.resource().equals(resource))
                .toList();
    }

    private MetricAlarm alarm(String name) {
        return find(name).orElseThrow();
    }

    private Optional<MetricAlarm> find(String name) {
        return owner.describeAlarms(it -> it.alarmNames(name)).metricAlarms().stream().findFirst();
    }

    private String arn(String resource) {
        return new ResourceArn(somebody.projectId(), stack.ref().name(), stack.ref().id(), resource)
                .toString();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static void assertFails(Runnable call, int status, String code) {
        assertThatThrownBy(call::run)
                .asInstanceOf(type(CloudWatchException.class))
                .satisfies(
                        fault -> {
                            assertThat(fault.statusCode()).isEqualTo(status);
                            assertThat(fault.awsErrorDetails().errorCode()).isEqualTo(code);
                        });
    }

    private static TestIdentity ofNewProject() {
        try (KeystoneClient admin = TestKeystone.shared().asAdmin()) {
            String project =
                    admin.keystone().createProject("default", "p" + UUID.randomUUID(), "").id();
            return TestIdentity.withRole("member", project);
        }
    }
}
