package io.hearth.signalservice.cloudwatch;

import io.hearth.contract.AlarmRule;
import io.hearth.signalservice.alarm.Alarm;
import java.util.LinkedHashMap;
import java.util.Map;

/** An alarm as answers show it. */
final class AlarmView {
    private AlarmView() {}

    static Map<String, Object> of(Alarm alarm) {
        AlarmRule rule = alarm.rule();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("AlarmName", alarm.name());
        view.put(
                "AlarmArn",
                "arn:openstack:heat::%s:alarm:%s".formatted(alarm.projectId(), alarm.name()));
        if (rule.description() != null) {
            view.put("AlarmDescription", rule.description());
        }
        view.put("AlarmConfigurationUpdatedTimestamp", alarm.changedAt().toString());
        view.put("ActionsEnabled", "true");
        view.put("OKActions", rule.okActions());
        view.put("AlarmActions", rule.alarmActions());
        view.put("InsufficientDataActions", rule.insufficientDataActions());
        view.put("StateValue", alarm.state().name());
        view.put("StateReason", alarm.reason());
        view.put("StateUpdatedTimestamp", alarm.stateAt().toString());
        view.put("MetricName", rule.metricName());
        view.put("Namespace", rule.namespace());
        view.put("Statistic", rule.statistic().shown());
        view.put("Dimensions", MetricView.dimensions(rule.dimensions()));
        view.put("Period", rule.period());
        if (rule.unit() != null) {
            view.put("Unit", rule.unit());
        }
        view.put("EvaluationPeriods", rule.evaluationPeriods());
        view.put("Threshold", rule.threshold());
        view.put("ComparisonOperator", rule.comparison().shown());
        return view;
    }
}
