package io.hearth.signalservice.cloudwatch;

import io.hearth.access.Rules;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.Signer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may do what. An instance brings metrics and does nothing else, whatever a policy says. */
@ApplicationScoped
public class Actions {
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
     * Fails with a {@link CfnFault}.
     *
     * @param requestId as the answer's header says it
     */
    public Uni<Response> answer(Signer signer, String requestId) {
        Asker asker = Asker.of(signer);
        Action action = Action.of(asker.query());
        return take(asker, action)
                .map(
                        result ->
                                CfnResponses.tree(
                                        answer(action, result, requestId),
                                        CfnResponses.wantsJson(signer.parameters())));
    }

    /** An action without a result has none in its answer. */
    private static Map<String, ?> answer(Action action, Map<String, ?> result, String requestId) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.isEmpty()) {
            answer.put(action.wireName() + "Result", result);
        }
        answer.put("ResponseMetadata", Map.of("RequestId", requestId));
        return Map.of(action.wireName() + "Response", answer);
    }

    /**
     * @return the result as a tree, empty for none; fails with a {@link CfnFault}
     */
    private Uni<Map<String, ?>> take(Asker asker, Action action) {
        if (!rules.allowsSigned(asker.principal(), action.rule())) {
            throw CfnFault.actionNotAllowed(action.wireName(), action.rule(), asker.principal());
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
}
