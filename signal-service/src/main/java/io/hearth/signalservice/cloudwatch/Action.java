package io.hearth.signalservice.cloudwatch;

import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import java.util.Arrays;

/**
 * What a request can ask for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html">Actions</a>
 */
enum Action {
    PUT_METRIC_DATA("PutMetricData"),
    LIST_METRICS("ListMetrics"),
    GET_METRIC_STATISTICS("GetMetricStatistics"),
    PUT_METRIC_ALARM("PutMetricAlarm"),
    DESCRIBE_ALARMS("DescribeAlarms"),
    SET_ALARM_STATE("SetAlarmState"),
    DELETE_ALARMS("DeleteAlarms");

    private final String wireName;

    Action(String wireName) {
        this.wireName = wireName;
    }

    /** Fails with a {@link CfnFault} for one that is missing or unknown. */
    static Action of(Query query) {
        String name = query.text("Action", Query.LONGEST).orElse("");
        return Arrays.stream(values())
                .filter(action -> action.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> CfnFault.of(CfnError.INVALID_ACTION));
    }

    /** As requests and answers name it. */
    String wireName() {
        return wireName;
    }

    /** The policy rule that it falls under. */
    String rule() {
        return "cloudwatch:" + wireName;
    }
}
