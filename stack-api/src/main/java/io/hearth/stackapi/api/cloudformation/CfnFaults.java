package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Refusals;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import java.time.Duration;

/**
 * What the engine refuses, in the CloudFormation API's words: the one table of them. Where Heat
 * answers 500 to what the caller can mend, this is a bad value.
 */
final class CfnFaults {
    private static final Duration LATER = Duration.ofSeconds(2);

    private CfnFaults() {}

    /** Whether it is for the caller; all else is nobody's to see. */
    static boolean isExpected(Throwable failure) {
        return failure instanceof CfnFault
                || failure instanceof HeatFault
                || failure instanceof StackException
                || failure instanceof TemplateException;
    }

    /**
     * @throws IllegalArgumentException for what is not expected
     */
    static CfnFault of(Throwable failure) {
        return switch (failure) {
            case CfnFault fault -> fault;
            case HeatFault fault -> of(fault);
            case StackException refused -> of(Refusals.of(refused));
            case TemplateException refused -> of(Refusals.of(refused));
            default -> throw new IllegalArgumentException("Not an expected failure.", failure);
        };
    }

    private static CfnFault of(HeatFault fault) {
        CfnFault answer = of(error(fault.type()), fault);
        return fault.denial().map(answer::denied).orElse(answer);
    }

    private static CfnFault of(CfnError error, HeatFault fault) {
        return switch (error) {
            case SERVICE_UNAVAILABLE -> CfnFault.unavailable(fault.retryAfter().orElse(LATER));
            case THROTTLING -> CfnFault.throttled(fault.retryAfter().orElse(LATER));
            default -> CfnFault.of(error, fault.getMessage());
        };
    }

    private static CfnError error(FaultType type) {
        return switch (type) {
            case STACK_EXISTS -> CfnError.ALREADY_EXISTS;
            case ACTION_IN_PROGRESS -> CfnError.ACTION_IN_PROGRESS;
            case REQUEST_LIMIT_EXCEEDED -> CfnError.REQUEST_LIMIT_EXCEEDED;
            case FORBIDDEN, HTTP_FORBIDDEN -> CfnError.ACCESS_DENIED;
            case SERVICE_UNAVAILABLE -> CfnError.SERVICE_UNAVAILABLE;
            case TOO_MANY_REQUESTS -> CfnError.THROTTLING;
            case NOT_IMPLEMENTED -> CfnError.NOT_IMPLEMENTED;
            case INTERNAL_ERROR -> CfnError.INTERNAL_FAILURE;
            default -> CfnError.INVALID_PARAMETER_VALUE;
        };
    }
}
