package io.hearth.signalservice.cloudwatch;

import io.hearth.access.Rules;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnFault;
import io.hearth.contract.DenialReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Who may do what. An instance brings metrics and does nothing else, whatever a policy says. */
@ApplicationScoped
class Actions {
    private final Rules rules;
    private final PutMetricData putMetricData;
    private final MetricQueries metrics;
    private final AlarmQueries alarms;

    Actions(Rules rules, PutMetricData putMetricData, MetricQueries metrics, AlarmQueries alarms) {
        this.rules = rules;
        this.putMetricData = putMetricData;
        this.metrics = metrics;
        this.alarms = alarms;
    }

    /**
     * @return the result as a tree, empty for none; fails with a {@link CfnFault}
     */
    Uni<Map<String, ?>> take(Asker asker, Action action) {
        if (asker instanceof Asker.Instance && action != Action.PUT_METRIC_DATA) {
            throw denied(asker, action, DenialReason.NOT_FOR_INSTANCES);
        }
        if (!rules.allowsSigned(asker.principal(), action.rule())) {
            throw denied(asker, action, DenialReason.RULE);
        }
        String project = asker.projectId();
        Query query = asker.query();
        return switch (action) {
            case PUT_METRIC_DATA -> putMetricData.take(asker).replaceWith(Map.of());
            case LIST_METRICS -> metrics.list(project, query);
            case GET_METRIC_STATISTICS -> metrics.statistics(project, query);
            case PUT_METRIC_ALARM -> alarms.put(project, query);
            case DESCRIBE_ALARMS -> alarms.describe(project, query);
            case SET_ALARM_STATE -> alarms.enter(project, query);
            case DELETE_ALARMS -> alarms.delete(project, query);
        };
    }

    private static CfnFault denied(Asker asker, Action action, DenialReason reason) {
        return CfnFault.actionNotAllowed(action.wireName(), action.rule())
                .denied(Denial.of(reason).by(asker.principal()).about(action.rule()));
    }
}
