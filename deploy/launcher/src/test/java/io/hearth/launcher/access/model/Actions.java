package io.hearth.launcher.access.model;

import static io.hearth.launcher.access.model.Api.METRICS;
import static io.hearth.launcher.access.model.Api.QUERY;
import static io.hearth.launcher.access.model.Scope.NOTHING;
import static io.hearth.launcher.access.model.Scope.RESOURCE;
import static io.hearth.launcher.access.model.Scope.STACK;
import static io.hearth.launcher.access.model.Users.MEMBERS;
import static io.hearth.launcher.access.model.Users.READERS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be asked by an action, and who may: three are open to instances. */
public enum Actions {
    CANCEL_UPDATE_STACK("CancelUpdateStack", STACK, MEMBERS),
    CREATE_STACK("CreateStack", NOTHING, MEMBERS),
    DELETE_STACK("DeleteStack", STACK, MEMBERS),
    DESCRIBE_STACK_EVENTS("DescribeStackEvents", STACK, READERS),
    DESCRIBE_STACK_RESOURCE("DescribeStackResource", RESOURCE, READERS),
    DESCRIBE_STACK_RESOURCES("DescribeStackResources", STACK, READERS),
    DESCRIBE_STACKS("DescribeStacks", STACK, READERS),
    ESTIMATE_TEMPLATE_COST("EstimateTemplateCost", NOTHING, READERS),
    GET_TEMPLATE("GetTemplate", STACK, READERS),
    LIST_STACK_RESOURCES("ListStackResources", STACK, READERS),
    LIST_STACKS("ListStacks", NOTHING, READERS),
    SIGNAL_RESOURCE("SignalResource", RESOURCE, READERS),
    UPDATE_STACK("UpdateStack", STACK, MEMBERS),
    VALIDATE_TEMPLATE("ValidateTemplate", NOTHING, READERS),

    PUT_METRIC_DATA(METRICS, "PutMetricData", MEMBERS),
    LIST_METRICS(METRICS, "ListMetrics", READERS),
    GET_METRIC_STATISTICS(METRICS, "GetMetricStatistics", READERS),
    PUT_METRIC_ALARM(METRICS, "PutMetricAlarm", MEMBERS),
    DESCRIBE_ALARMS(METRICS, "DescribeAlarms", READERS),
    SET_ALARM_STATE(METRICS, "SetAlarmState", MEMBERS),
    DELETE_ALARMS(METRICS, "DeleteAlarms", MEMBERS);

    private final Api api;
    private final String wireName;
    private final Scope scope;
    private final Users users;

    Actions(String wireName, Scope scope, Users users) {
        this(QUERY, wireName, scope, users);
    }

    /** One whose other parameters are left out, so that it does nothing. */
    Actions(Api api, String wireName, Users users) {
        this(api, wireName, NOTHING, users);
    }

    Actions(Api api, String wireName, Scope scope, Users users) {
        this.api = api;
        this.wireName = wireName;
        this.scope = scope;
        this.users = users;
    }

    public Api api() {
        return api;
    }

    /** As the parameter {@code Action} has it. */
    public String wireName() {
        return wireName;
    }

    /**
     * The action by one of the ways that queries may come.
     *
     * @param way one of {@link Routes#ofQueries}
     */
    public Route by(String way) {
        List<String> parts = List.of(way.split(" ", -1));
        Route route =
                Route.of(api, parts.get(0), parts.get(1) + "?Action=" + wireName, scope, users);
        return switch (this) {
            case DESCRIBE_STACK_RESOURCE -> route.forInstances(Instances.WHAT_IT_READS);
            case SIGNAL_RESOURCE -> route.forInstances(Instances.WHAT_IT_SIGNALS);
            case PUT_METRIC_DATA -> route.forInstances(Instances.BY_A_KEYPAIR);
            case DELETE_STACK -> route.changing();
            default -> route;
        };
    }

    /** What is asked for, with a template that is none where one is wanted. */
    public Map<String, String> parameters(Target target) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", wireName);
        switch (this) {
            case CREATE_STACK -> parameters.put("StackName", "never");
            case DESCRIBE_STACK_RESOURCE -> parameters.put("LogicalResourceId", target.resource());
            case SIGNAL_RESOURCE -> {
                parameters.put("LogicalResourceId", target.resource());
                parameters.put("UniqueId", "of the matrix");
                parameters.put("Status", "SUCCESS");
            }
            default -> {}
        }
        if (scope != NOTHING) {
            parameters.put("StackName", target.names().get("stack_name") + "/" + target.stackId());
        }
        if (this == CREATE_STACK || this == UPDATE_STACK || this == VALIDATE_TEMPLATE) {
            parameters.put("TemplateBody", "no template");
        }
        return parameters;
    }
}
