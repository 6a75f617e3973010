package io.hearth.signalservice.alarm;

import io.hearth.contract.AlarmRule;
import io.hearth.signalservice.metric.Metric;
import io.hearth.signalservice.metric.MetricReader;
import io.hearth.signalservice.metric.Period;
import io.hearth.signalservice.metric.Statistics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Looks at the alarms that are due: each once after every one of its periods, by whichever instance
 * of the service comes first. Its state and the signals of it are one transaction.
 */
@ApplicationScoped
class AlarmEvaluation {
    static final int BATCH = 50;

    /** What was measured at the end of a period is on its way for a while. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Clock clock = Clock.systemUTC();
    private final Pool database;
    private final AlarmStore alarms;
    private final AlarmSignalStore signals;
    private final MetricReader metrics;

    AlarmEvaluation(
            Pool database, AlarmStore alarms, AlarmSignalStore signals, MetricReader metrics) {
        this.database = database;
        this.alarms = alarms;
        this.signals = signals;
        this.metrics = metrics;
    }

    /**
     * @return how many alarms it has looked at
     */
    Uni<Integer> round() {
        Instant now = clock.instant();
        return database.withTransaction(
                connection ->
                        alarms.due(connection, now, BATCH)
                                .chain(
                                        due ->
                                                Multi.createFrom()
                                                        .iterable(due)
                                                        .onItem()
                                                        .transformToUniAndConcatenate(
                                                                one -> look(connection, one, now))
                                                        .collect()
                                                        .last()
                                                        .replaceWith(due.size())));
    }

    private Uni<Void> look(SqlConnection connection, Alarm alarm, Instant now) {
        int period = alarm.rule().period();
        Instant end = Instant.ofEpochSecond(now.minus(LATE).getEpochSecond() / period * period);
        Instant next = end.plusSeconds(period).plus(LATE);
        return alarm.asleep()
                ? rest(connection, alarm, now, next)
                : periods(connection, alarm, end)
                        .map(periods -> AlarmDecision.of(alarm.rule(), alarm.state(), periods))
                        .chain(verdict -> enter(connection, alarm, verdict, end, next, now));
    }

    /** Its resource is suspended, or gone for as long as it can be taken back. */
    private Uni<Void> rest(SqlConnection connection, Alarm alarm, Instant now, Instant next) {
        return alarms.enter(
                connection,
                alarm.in(AlarmState.INSUFFICIENT_DATA, "The alarm's resource rests.", now),
                next);
    }

    private Uni<List<Statistics>> periods(SqlConnection connection, Alarm alarm, Instant end) {
        AlarmRule rule = alarm.rule();
        Metric named =
                new Metric(rule.namespace(), rule.metricName(), new TreeMap<>(rule.dimensions()));
        return metrics.periodsFor(
                        connection,
                        alarm.name(),
                        alarm.projectId(),
                        alarm.rootId() == null ? named : named.ofStack(alarm.rootId()),
                        rule.unit(),
                        Duration.ofSeconds(rule.period()),
                        end.minusSeconds((long) rule.period() * rule.evaluationPeriods()),
                        end)
                .map(AlarmEvaluation::together);
    }

    /** Of each period, whatever the units. */
    private static List<Statistics> together(List<Period> periods) {
        TreeMap<Instant, Statistics> byStart = new TreeMap<>();
        periods.forEach(one -> byStart.merge(one.start(), one.statistics(), Statistics::and));
        return List.copyOf(byStart.values());
    }

    private Uni<Void> enter(
            SqlConnection connection,
            Alarm before,
            AlarmDecision.Verdict verdict,
            Instant end,
            Instant next,
            Instant now) {
        Alarm after = before.in(verdict.state(), verdict.reason(), now);
        List<AlarmSignal> caused =
                speaks(before.state(), after.state())
                        ? AlarmSignal.of(after, before.state(), end.toString(), now)
                        : List.of();
        return alarms.enter(connection, after, next).chain(() -> signals.put(connection, caused));
    }

    /**
     * A policy is signalled for as long as its state lasts, since one step may not be enough; a
     * cooldown holds it back. That nothing is known is told once.
     */
    private static boolean speaks(AlarmState before, AlarmState after) {
        return after != before || after != AlarmState.INSUFFICIENT_DATA;
    }
}
