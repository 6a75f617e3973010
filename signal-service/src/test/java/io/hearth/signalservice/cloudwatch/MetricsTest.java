package io.hearth.signalservice.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Topic;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What instances and owners measure, by AWS's own client. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class MetricsTest {
    private static final String NAMESPACE = "system/linux";

    @TestHTTPResource("/v1/")
    URI endpoint;

    private final Instant minute =
            Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.HOURS);
    private final List<CloudWatchClient> clients = new ArrayList<>();
    private TestIdentity somebody;
    private CloudWatchClient owner;

    @BeforeEach
    void anOwnerOfANewProject() {
        somebody = ofNewProject("member");
        owner = client(somebody);
    }

    @AfterEach
    void leave() {
        clients.forEach(CloudWatchClient::close);
    }

    @Test
    void valuesOfAMinuteAreKeptAsOne() {
        put(owner, datum("CPUUtilization", 20, minute), datum("CPUUtilization", 60, minute));
        put(owner, datum("CPUUtilization", 10, minute.plusSeconds(59)));
        put(owner, datum("CPUUtilization", 90, minute.plusSeconds(60)));

        List<Datapoint> minutes = statistics("CPUUtilization", 60);
        assertThat(minutes).hasSize(2);
        Datapoint first = minutes.getFirst();
        assertThat(first.timestamp()).isEqualTo(minute);
        assertThat(first.unitAsString()).isEqualTo("Percent");
        assertThat(first.sampleCount()).isEqualTo(3);
        assertThat(first.average()).isEqualTo(30);
        assertThat(first.sum()).isEqualTo(90);
        assertThat(first.minimum()).isEqualTo(10);
        assertThat(first.maximum()).isEqualTo(60);
        assertThat(statistics("CPUUtilization", 300))
                .singleElement()
                .extracting(Datapoint::sum)
                .isEqualTo(180.0);
    }

    @Test
    void statisticsOfManyValuesAreTakenAsTheyAre() {
        put(
                owner,
                datum("Latency", 0, minute).toBuilder()
                        .value(null)
                        .statisticValues(
                                it -> it.sampleCount(4.0).sum(10.0).minimum(1.0).maximum(4.0))
                        .build());

        assertThat(statistics("Latency", 60))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.sampleCount()).isEqualTo(4);
                            assertThat(one.average()).isEqualTo(2.5);
                        });
    }

    @Test
    void metricsAreListedByWhatTheyHave() {
        put(
                owner,
                datum("A", 1, minute, dimension("InstanceId", "i-1"), dimension("role", "web")),
                datum("A", 1, minute, dimension("InstanceId", "i-2")),
                datum("B", 1, minute));

        assertThat(owner.listMetrics().metrics()).hasSize(3);
        assertThat(owner.listMetrics(it -> it.metricName("A")).metrics()).hasSize(2);
        assertThat(owner.listMetrics(it -> it.namespace("none")).metrics()).isEmpty();
        assertThat(owner.listMetrics(it -> it.dimensions(d -> d.name("role"))).metrics())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.namespace()).isEqualTo(NAMESPACE);
                            assertThat(one.metricName()).isEqualTo("A");
                            assertThat(one.dimensions())
                                    .containsExactly(
                                            dimension("InstanceId", "i-1"),
                                            dimension("role", "web"));
                        });
        assertThat(
                        owner.listMetrics(
                                        it -> it.dimensions(d -> d.name("InstanceId").value("i-2")))
                                .metrics())
                .hasSize(1);
    }

    @Test
    void anotherProjectSeesNothing() {
        put(owner, datum("A", 1, minute));

        assertThat(client(ofNewProject("member")).listMetrics().metrics()).isEmpty();
    }

    @Test
    void whoOnlyReadsPutsNothing() {
        CloudWatchClient reader = client(TestIdentity.withRole("reader", somebody.projectId()));

        assertThat(reader.listMetrics().metrics()).isEmpty();
        assertFails(() -> put(reader, datum("A", 1, minute)), 403, "AccessDenied");
    }

    @Test
    void whatAnInstanceBringsIsItsStacksWhateverItSays() {
        TestStack stack = new TestStack("web", somebody.projectId());
        CloudWatchClient instance = instanceOf(stack);
        put(instance, datum("CPUUtilization", 50, minute, dimension("InstanceId", "i-1")));
        put(instance, datum("Own", 50, minute, dimension(Metric.STACK_ID, stack.ref().rootId())));

        assertThat(owner.listMetrics(it -> it.metricName("CPUUtilization")).metrics())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.dimensions())
                                        .containsExactly(
                                                dimension("InstanceId", "i-1"),
                                                dimension(Metric.STACK_ID, stack.ref().rootId())));
        TestStack another = new TestStack("another", somebody.projectId());
        assertFails(
                () ->
                        put(
                                instance,
                                datum(
                                        "A",
                                        1,
                                        minute,
                                        dimension(Metric.STACK_ID, another.ref().rootId()))),
                403,
                "AccessDenied");
        assertThat(owner.listMetrics(it -> it.metricName("A")).metrics()).isEmpty();
    }

    @Test
    void anInstanceDoesNothingElse() {
        CloudWatchClient instance = instanceOf(new TestStack("web", somebody.projectId()));

        assertFails(instance::listMetrics, 403, "AccessDenied");
        assertFails(instance::describeAlarms, 403, "AccessDenied");
        assertFails(() -> instance.deleteAlarms(it -> it.alarmNames("a")), 403, "AccessDenied");
        assertFails(
                () ->
                        instance.setAlarmState(
                                it -> it.alarmName("a").stateValue("ALARM").stateReason("r")),
                403,
                "AccessDenied");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingOfTheRequestKept() {
        MetricDatum good = datum("Good", 1, minute);

        assertFails(
                () -> put(owner, good, datum("Old", 1, Instant.now().minus(Duration.ofDays(15)))),
                400,
                "InvalidParameterValue");
        assertFails(
                () -> put(owner, good, datum("Soon", 1, Instant.now().plus(Duration.ofHours(3)))),
                400,
                "InvalidParameterValue");
        assertFails(
                () -> put(owner, good, datum("None", 1, minute).toBuilder().value(null).build()),
                400,
                "MissingParameter");
        assertFails(
                () ->
                        put(
                                owner,
                                good,
                                datum(
                                        "Twice",
                                        1,
                                        minute,
                                        dimension("a", "b"),
                                        dimension("a", "c"))),
                400,
                "InvalidParameterValue");
        MetricDatum[] many = new MetricDatum[21];
        Arrays.fill(many, good);
        assertFails(() -> put(owner, many), 400, "InvalidParameterValue");
        assertThat(owner.listMetrics().metrics()).isEmpty();
    }

    @Test
    void aStackHasOnlySoManyMetrics() {
        Dimension stack = dimension(Metric.STACK_ID, UUID.randomUUID().toString());
        for (int request = 0; request < 50; request++) {
            MetricDatum[] twenty = new MetricDatum[20];
            for (int number = 0; number < 20; number++) {
                twenty[number] = datum("m%d-%d".formatted(request, number), 1, minute, stack);
            }
            put(owner, twenty);
        }

        assertFails(() -> put(owner, datum("more", 1, minute, stack)), 400, "LimitExceeded");
        put(owner, datum("m0-0", 1, minute, stack), datum("another stack's", 1, minute));
        assertThat(owner.listMetrics(it -> it.metricName("more")).metrics()).isEmpty();
        assertThat(
                        owner
                                .listMetricsPaginator(it -> it.dimensions(d -> d.name("StackId")))
                                .metrics()
                                .stream())
                .hasSize(1_000);
    }

    @Test
    void aPeriodIsOfWholeMinutesAndThereAreNotTooMany() {
        assertFails(() -> statistics("A", 90), 400, "InvalidParameterValue");
        assertFails(
                () ->
                        owner.getMetricStatistics(
                                it ->
                                        it.namespace(NAMESPACE)
                                                .metricName("A")
                                                .period(60)
                                                .startTime(minute.minus(Duration.ofDays(2)))
                                                .endTime(minute)
                                                .statistics(Statistic.SUM)),
                400,
                "InvalidParameterCombination");
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

    private List<Datapoint> statistics(String metric, int period) {
        return owner.getMetricStatistics(
                        it ->
                                it.namespace(NAMESPACE)
                                        .metricName(metric)
                                        .period(period)
                                        .startTime(minute)
                                        .endTime(minute.plus(Duration.ofHours(1)))
                                        .statistics(
                                                Statistic.SAMPLE_COUNT,
                                                Statistic.AVERAGE,
                                                Statistic.SUM,
                                                Statistic.MINIMUM,
                                                Statistic.MAXIMUM))
                .datapoints();
    }

    private static void put(CloudWatchClient client, MetricDatum... data) {
        client.putMetricData(it -> it.namespace(NAMESPACE).metricData(data));
    }

    private static MetricDatum datum(
            String name, double value, Instant at, Dimension... dimensions) {
        return MetricDatum.builder()
                .metricName(name)
                .unit("Percent")
                .value(value)
                .timestamp(at)
                .dimensions(dimensions)
                .build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private CloudWatchClient instanceOf(TestStack stack) {
        TestIdentity identity = TestIdentity.ofStackDomain();
        try (TestBus bus = TestBus.on(Topic.SIGNALS)) {
            bus.publish(stack.userReady("server", identity));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        CloudWatchClient client = client(identity);
        await("the identity")
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> put(client, datum("Heartbeat", 1, minute)));
        return client;
    }

    private CloudWatchClient client(TestIdentity identity) {
        CloudWatchClient client = Clients.of(endpoint, identity);
        clients.add(client);
        return client;
    }

    private static TestIdentity ofNewProject(String role) {
        try (KeystoneClient admin = TestKeystone.shared().asAdmin()) {
            String project =
                    admin.keystone().createProject("default", "p" + UUID.randomUUID(), "").id();
            return TestIdentity.withRole(role, project);
        }
    }
}
