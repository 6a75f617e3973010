package io.hearth.signalservice.cloudwatch;

import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.contract.AlarmRule.Statistic;
import io.hearth.signalservice.metric.Metric;
import io.hearth.signalservice.metric.MetricReader;
import io.hearth.signalservice.metric.Period;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an owner reads of the project's metrics. */
@ApplicationScoped
class MetricQueries {
    private static final int PAGE = 500;
    private static final int MOST_PERIODS = 1_440;
    private static final int MINUTE = 60;

    private final MetricReader reader;

    MetricQueries(MetricReader reader) {
        this.reader = reader;
    }

    /**
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html">ListMetrics</a>
     */
    Uni<Map<String, ?>> list(String projectId, Query query) {
        Map<String, String> dimensions = new TreeMap<>();
        Set<String> named = new HashSet<>();
        for (Query dimension : query.members("Dimensions", Dimensions.MOST)) {
            String name = dimension.required("Name", Dimensions.LONGEST_NAME);
            named.add(name);
            dimension.text("Value", Query.LONGEST).ifPresent(value -> dimensions.put(name, value));
        }
        return reader.list(
                        projectId,
                        query.text("Namespace", Dimensions.LONGEST_NAME).orElse(null),
                        query.text("MetricName", Dimensions.LONGEST_NAME).orElse(null),
                        dimensions,
                        named,
                        query.after(),
                        PAGE)
                .map(MetricQueries::listed);
    }

    private static Map<String, ?> listed(List<MetricReader.Found> page) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Metrics", page.stream().map(found -> MetricView.of(found.metric())).toList());
        if (page.size() == PAGE) {
            result.put("NextToken", Long.toString(page.getLast().number()));
        }
        return result;
    }

    /**
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html">GetMetricStatistics</a>
     */
    Uni<Map<String, ?>> statistics(String projectId, Query query) {
        Metric metric = Dimensions.metric(Dimensions.namespace(query), query);
        int period = query.requiredInteger("Period");
        Instant from = query.requiredTime("StartTime");
        Instant before = query.requiredTime("EndTime");
        List<Statistic> wanted = wanted(query);
        if (period < MINUTE || period % MINUTE != 0) {
            throw query.invalid("Period", "is to be a multiple of 60");
        }
        if (!from.isBefore(before)) {
            throw query.invalid("StartTime", "is to be before EndTime");
        }
        if (Duration.between(from, before).toSeconds() / period > MOST_PERIODS) {
            throw CfnFault.of(
                    CfnError.INVALID_PARAMETER_COMBINATION,
                    "There may be %d periods at most from StartTime to EndTime."
                            .formatted(MOST_PERIODS));
        }
        return reader.periods(
                        projectId,
                        metric,
                        query.text("Unit", Dimensions.LONGEST_NAME).orElse(null),
                        Duration.ofSeconds(period),
                        from,
                        before)
                .map(periods -> points(metric.name(), periods, wanted));
    }

    private static List<Statistic> wanted(Query query) {
        List<Statistic> wanted = new ArrayList<>();
        for (String name : query.texts("Statistics", Statistic.values().length, Query.LONGEST)) {
            wanted.add(
                    Statistic.of(name)
                            .orElseThrow(
                                    () -> query.invalid("Statistics", "has one that is none")));
        }
        if (wanted.isEmpty()) {
            throw CfnFault.of(CfnError.MISSING_PARAMETER, "Statistics.member.1");
        }
        return wanted;
    }

    private static Map<String, ?> points(
            String name, List<Period> periods, List<Statistic> wanted) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Label", name);
        result.put("Datapoints", periods.stream().map(period -> point(period, wanted)).toList());
        return result;
    }

    private static Map<String, ?> point(Period period, List<Statistic> wanted) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("Timestamp", period.start().toString());
        wanted.forEach(one -> point.put(one.shown(), period.statistics().value(one)));
        point.put("Unit", period.unit());
        return point;
    }
}
