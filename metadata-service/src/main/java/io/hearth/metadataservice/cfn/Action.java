package io.hearth.metadataservice.cfn;

import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import java.util.Map;
import java.util.Set;

/** The parameter {@code Action}. */
final class Action {
    static final String DESCRIBE_STACK_RESOURCE = "DescribeStackResource";

    /** All that Heat has; anything else is told from what is not allowed. */
    private static final Set<String> KNOWN =
            Set.of(
                    "CancelUpdateStack",
                    "CreateStack",
                    "DeleteStack",
                    "DescribeStackEvents",
                    DESCRIBE_STACK_RESOURCE,
                    "DescribeStackResources",
                    "DescribeStacks",
                    "EstimateTemplateCost",
                    "GetTemplate",
                    "ListStackResources",
                    "ListStacks",
                    "UpdateStack",
                    "ValidateTemplate");

    private Action() {}

    /**
     * @throws CfnFault 400 when the action is missing or unknown
     */
    static String of(Map<String, String> parameters) {
        String action = parameters.get("Action");
        if (action == null || !KNOWN.contains(action)) {
            throw CfnFault.of(CfnError.INVALID_ACTION);
        }
        return action;
    }

    /** The policy rule that an action falls under. */
    static String rule(String action) {
        return "cloudformation:" + action;
    }

    /**
     * Another parameter that the action cannot do without.
     *
     * @throws CfnFault 400 that names it
     */
    static String required(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw CfnFault.of(CfnError.MISSING_PARAMETER, name);
        }
        return value;
    }
}
