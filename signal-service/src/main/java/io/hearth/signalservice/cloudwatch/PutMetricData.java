package io.hearth.signalservice.cloudwatch;

import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.use.IdentityUses;
import io.hearth.contract.DenialReason;
import io.hearth.contract.StackRef;
import io.hearth.signalservice.metric.Datum;
import io.hearth.signalservice.metric.Metric;
import io.hearth.signalservice.metric.Metrics;
import io.hearth.signalservice.metric.Statistics;
import io.hearth.signalservice.metric.TooManyMetricsException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was measured. What an instance brings is of its own stack's tree, whatever it says,
 * and in the owner's project; an owner's is of the project, and of a stack where it says so.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html">PutMetricData</a>
 */
@ApplicationScoped
class PutMetricData {
    private static final int MOST_DATA = 20;
    private static final int LONGEST_UNIT = 64;
    private static final String NO_UNIT = "None";
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration AHEAD = Duration.ofHours(2);

    private final Clock clock = Clock.systemUTC();
    private final Metrics metrics;
    private final IdentityUses uses;

    PutMetricData(Metrics metrics, IdentityUses uses) {
        this.metrics = metrics;
        this.uses = uses;
    }

    /** Fails with a {@link CfnFault} when nothing was stored. */
    Uni<Void> take(Asker asker) {
        return switch (asker) {
            case Asker.Owner owner -> put(owner, null, data(owner.query(), metric -> metric));
            case Asker.Instance instance -> {
                StackRef stack = instance.stack();
                uses.tell(instance.principal(), stack);
                yield put(
                        instance,
                        stack.rootId(),
                        data(instance.query(), metric -> ofStack(metric, stack, instance)));
            }
        };
    }

    private static Metric ofStack(Metric metric, StackRef stack, Asker.Instance instance) {
        String said = metric.dimensions().getOrDefault(Metric.STACK_ID, stack.rootId());
        if (!said.equals(stack.rootId())) {
            throw CfnFault.notAuthorized()
                    .denied(
                            Denial.of(DenialReason.NOT_BOUND)
                                    .by(instance.principal())
                                    .about("metrics of stack " + said));
        }
        return metric.ofStack(stack.rootId());
    }

    private Uni<Void> put(Asker asker, @Nullable String rootId, List<Datum> data) {
        Optional<Duration> wait = metrics.wait(asker.projectId(), rootId);
        if (wait.isPresent()) {
            throw CfnFault.throttled(wait.get());
        }
        return metrics.put(asker.projectId(), data)
                .onFailure(TooManyMetricsException.class)
                .transform(e -> CfnFault.of(CfnError.LIMIT_EXCEEDED, e.getMessage()));
    }

    private List<Datum> data(Query query, UnaryOperator<Metric> whose) {
        String namespace = Dimensions.namespace(query);
        List<Query> members = query.members("MetricData", MOST_DATA);
        if (members.isEmpty()) {
            throw CfnFault.of(CfnError.MISSING_PARAMETER, "MetricData.member.1");
        }
        Instant now = clock.instant();
        return members.stream()
                .map(
                        member ->
                                new Datum(
                                        whose.apply(Dimensions.metric(namespace, member)),
                                        member.text("Unit", LONGEST_UNIT).orElse(NO_UNIT),
                                        time(member, now),
                                        statistics(member)))
                .toList();
    }

    private static Instant time(Query member, Instant now) {
        Instant at = member.time("Timestamp").orElse(now);
        if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(AHEAD))) {
            throw member.invalid("Timestamp", "is to be of the last 14 days or the next 2 hours");
        }
        return at;
    }

    private static Statistics statistics(Query member) {
        Optional<Double> value = member.number("Value");
        if (value.isPresent()) {
            return Statistics.of(value.get());
        }
        if (member.text("StatisticValues.SampleCount", Query.LONGEST).isEmpty()) {
            // says which parameter is missing; lists of values are not taken
            CfnAction.required(member.parameters(), member.prefix() + "Value");
        }
        double samples = member.requiredNumber("StatisticValues.SampleCount");
        double minimum = member.requiredNumber("StatisticValues.Minimum");
        double maximum = member.requiredNumber("StatisticValues.Maximum");
        if (samples <= 0 || minimum > maximum) {
            throw member.invalid(
                    "StatisticValues", "are to be of 1 value at least, with Minimum up to Maximum");
        }
        return new Statistics(
                samples, member.requiredNumber("StatisticValues.Sum"), minimum, maximum);
    }
}
