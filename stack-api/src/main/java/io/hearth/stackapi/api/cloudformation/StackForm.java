package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.stackapi.api.http.Values;
import io.hearth.stackapi.engine.NewStack;
import io.hearth.stackapi.engine.StackUpdate;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code CreateStack} and {@code UpdateStack} are given. What else AWS's clients send, such as
 * {@code Capabilities} and {@code Tags}, is ignored, as Heat does.
 *
 * @param timeoutMinutes null when the request gives none
 * @param disableRollback null when the request does not say
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html">CreateStack</a>
 */
record StackForm(
        String template,
        Map<String, String> values,
        String name,
        @Nullable Integer timeoutMinutes,
        @Nullable Boolean disableRollback) {
    private static final String DISABLE_ROLLBACK = "DisableRollback";
    private static final String ON_FAILURE = "OnFailure";
    private static final String TIMEOUT = "TimeoutInMinutes";

    /**
     * @throws RuntimeException that answers 400 for what is missing or cannot be
     */
    static StackForm read(Map<String, String> parameters) {
        Boolean disableRollback = disableRollback(parameters);
        Integer timeout =
                parameters.containsKey(TIMEOUT)
                        ? Integer.valueOf(Values.count(TIMEOUT, parameters.get(TIMEOUT)))
                        : null;
        return new StackForm(
                Templates.text(parameters),
                TemplateParameters.of(parameters),
                CfnAction.required(parameters, NamedStacks.PARAMETER),
                timeout,
                disableRollback);
    }

    /** Parses the template, which may take its time. */
    NewStack create(Stack.Owner owner, int maxTemplateSize) {
        Template parsed = Templates.parse(template, maxTemplateSize);
        return new NewStack(
                name,
                owner,
                parsed,
                environment(),
                Map.of(),
                null,
                timeoutMinutes,
                disableRollback == null || disableRollback);
    }

    /** Parses the template, which may take its time. */
    StackUpdate update(Stack stack, int maxTemplateSize) {
        Template parsed = Templates.parse(template, maxTemplateSize);
        return new StackUpdate(
                stack.projectId(),
                stack.id(),
                false,
                parsed,
                environment(),
                Map.of(),
                Set.of(),
                null,
                timeoutMinutes,
                disableRollback);
    }

    private Environment environment() {
        return Environment.of(null).withParameters(values);
    }

    private static @Nullable Boolean disableRollback(Map<String, String> parameters) {
        String flag = parameters.get(DISABLE_ROLLBACK);
        String onFailure = parameters.get(ON_FAILURE);
        if (flag != null && onFailure != null) {
            throw CfnFault.of(
                    CfnError.INVALID_PARAMETER_COMBINATION,
                    "DisableRollback and OnFailure may not be used together");
        }
        if (flag != null) {
            return Values.flag(DISABLE_ROLLBACK, flag);
        }
        return onFailure == null ? null : staysAsItIs(onFailure);
    }

    /** Heat has no deletion of its own for a creation that fails: it rolls back, which deletes. */
    private static boolean staysAsItIs(String onFailure) {
        return switch (onFailure) {
            case "DO_NOTHING" -> true;
            case "ROLLBACK", "DELETE" -> false;
            default ->
                    throw CfnFault.of(
                            CfnError.INVALID_PARAMETER_VALUE,
                            "OnFailure is DO_NOTHING, ROLLBACK or DELETE.");
        };
    }
}
