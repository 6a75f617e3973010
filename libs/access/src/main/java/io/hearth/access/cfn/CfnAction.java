package io.hearth.access.cfn;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the parameter {@code Action} can ask for: all that Heat has, and {@code SignalResource}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html">Actions</a>
 */
public enum CfnAction {
    CANCEL_UPDATE_STACK("CancelUpdateStack"),
    CREATE_STACK("CreateStack"),
    DELETE_STACK("DeleteStack"),
    DESCRIBE_STACK_EVENTS("DescribeStackEvents"),
    DESCRIBE_STACK_RESOURCE("DescribeStackResource"),
    DESCRIBE_STACK_RESOURCES("DescribeStackResources"),
    DESCRIBE_STACKS("DescribeStacks"),
    ESTIMATE_TEMPLATE_COST("EstimateTemplateCost"),
    GET_TEMPLATE("GetTemplate"),
    LIST_STACK_RESOURCES("ListStackResources"),
    LIST_STACKS("ListStacks"),
    SIGNAL_RESOURCE("SignalResource"),
    UPDATE_STACK("UpdateStack"),
    VALIDATE_TEMPLATE("ValidateTemplate");

    private static final Map<String, CfnAction> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(CfnAction::wireName, Function.identity()));

    private final String wireName;

    CfnAction(String wireName) {
        this.wireName = wireName;
    }

    /**
     * @throws CfnFault 400 when the action is missing or unknown
     */
    public static CfnAction of(Map<String, String> parameters) {
        CfnAction action = BY_NAME.get(parameters.getOrDefault("Action", ""));
        if (action == null) {
            throw CfnFault.of(CfnError.INVALID_ACTION);
        }
        return action;
    }

    /** As requests and answers name it. */
    public String wireName() {
        return wireName;
    }

    /** The policy rule that it falls under. */
    public String rule() {
        return "cloudformation:" + wireName;
    }

    /**
     * Another parameter that it cannot do without.
     *
     * @throws CfnFault 400 that names it
     */
    public static String required(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw CfnFault.of(CfnError.MISSING_PARAMETER, name);
        }
        return value;
    }
}
