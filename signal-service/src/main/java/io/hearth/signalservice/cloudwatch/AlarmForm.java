package io.hearth.signalservice.cloudwatch;

import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.AlarmRule;
import io.hearth.signalservice.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/** The rule in a request for an alarm. */
final class AlarmForm {
    private static final int MOST_ACTIONS = 5;

    /** What other alarms of CloudWatch have; an alarm without it would be another one. */
    private static final List<String> NOT_OFFERED =
            List.of(
                    "ExtendedStatistic",
                    "Metrics.member.1.Id",
                    "ThresholdMetricId",
                    "DatapointsToAlarm");

    private AlarmForm() {}

    /**
     * @param projectId whose resources the alarm may signal
     */
    static AlarmRule rule(Query query, String projectId) {
        check(query);
        Metric metric = Dimensions.metric(Dimensions.namespace(query), query);
        try {
            return new AlarmRule(
                    query.text("AlarmDescription", Query.LONGEST).orElse(null),
                    metric.namespace(),
                    metric.name(),
                    metric.dimensions(),
                    query.text("Unit", Dimensions.LONGEST_NAME).orElse(null),
                    AlarmRule.Statistic.of(query.required("Statistic", Query.LONGEST))
                            .orElseThrow(() -> query.invalid("Statistic", "is none")),
                    query.requiredInteger("Period"),
                    query.requiredInteger("EvaluationPeriods"),
                    AlarmRule.Comparison.of(query.required("ComparisonOperator", Query.LONGEST))
                            .orElseThrow(() -> query.invalid("ComparisonOperator", "is none")),
                    query.requiredNumber("Threshold"),
                    actions(query, "AlarmActions", projectId),
                    actions(query, "OKActions", projectId),
                    actions(query, "InsufficientDataActions", projectId));
        } catch (IllegalArgumentException wrong) {
            throw CfnFault.of(CfnError.INVALID_PARAMETER_VALUE, String.valueOf(wrong.getMessage()));
        }
    }

    private static void check(Query query) {
        for (String name : NOT_OFFERED) {
            if (query.text(name, Query.LONGEST).isPresent()) {
                throw query.invalid(name, "is not offered");
            }
        }
        if (!query.text("TreatMissingData", Query.LONGEST).orElse("missing").equals("missing")) {
            throw query.invalid("TreatMissingData", "is to be missing");
        }
        if (!query.text("ActionsEnabled", Query.LONGEST).orElse("true").equalsIgnoreCase("true")) {
            throw query.invalid("ActionsEnabled", "is to be true");
        }
    }

    /** As ARNs: a presigned URL holds a signature, which is nobody's to read. */
    private static List<String> actions(Query query, String name, String projectId) {
        List<String> arns = new ArrayList<>();
        for (String address : query.texts(name, MOST_ACTIONS, Query.LONGEST)) {
            arns.add(
                    ResourceArn.signalledBy(address)
                            .filter(arn -> arn.projectId().equals(projectId))
                            .orElseThrow(
                                    () ->
                                            query.invalid(
                                                    name,
                                                    "is to have ARNs or signal URLs of resources of this project"))
                            .toString());
        }
        return arns;
    }
}
