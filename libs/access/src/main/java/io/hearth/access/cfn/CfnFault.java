package io.hearth.access.cfn;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.audit.Denial;
import io.hearth.access.signature.Verification.Refused;
import io.hearth.access.signature.wire.Refusal;
import io.hearth.contract.DenialReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request of the CloudFormation API that is not carried out. Its message is shown to the caller.
 */
public final class CfnFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CfnError error;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable Denial denial;

    private CfnFault(
            CfnError error,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Denial denial) {
        // an expected answer, not a defect: its stack trace would tell nothing
        super(message, null, false, false);
        this.error = error;
        this.retryAfter = retryAfter;
        this.denial = denial;
    }

    /** In Heat's words and no more. */
    public static CfnFault of(CfnError error) {
        return new CfnFault(error, error.explanation(), null, null);
    }

    /** Heat's words, a colon, and what was wrong in this case. */
    public static CfnFault of(CfnError error, String detail) {
        return new CfnFault(error, error.explanation() + ":" + detail, null, null);
    }

    /** What is wrong with a request's form or signature. */
    static CfnFault of(Refused refused) {
        CfnFault fault =
                switch (refused.refusal()) {
                    case INCOMPLETE_SIGNATURE -> of(CfnError.INCOMPLETE_SIGNATURE);
                    case NO_CREDENTIALS -> of(CfnError.MISSING_AUTHENTICATION_TOKEN);
                    case BAD_SIGNATURE, EXPIRED -> of(CfnError.ACCESS_DENIED);
                    case MALFORMED -> of(CfnError.MALFORMED_QUERY_STRING, refused.reason());
                };
        return fault.denied(Denial.of(reason(refused.refusal())));
    }

    private static DenialReason reason(Refusal refusal) {
        return switch (refusal) {
            case INCOMPLETE_SIGNATURE -> DenialReason.SIGNATURE_INCOMPLETE;
            case NO_CREDENTIALS -> DenialReason.SIGNATURE_NAMES_NO_KEY;
            case BAD_SIGNATURE -> DenialReason.SIGNATURE_WRONG;
            case EXPIRED -> DenialReason.SIGNATURE_TOO_OLD;
            case MALFORMED -> DenialReason.SIGNATURE_MALFORMED;
        };
    }

    /** 403 for what the caller has no binding to, be it there or not. */
    public static CfnFault notAuthorized() {
        return of(CfnError.ACCESS_DENIED, "You are not authorized to use this action.")
                .denied(Denial.of(DenialReason.NOT_BOUND));
    }

    /** 403 for an action that the policy does not give, or that instances never have. */
    public static CfnFault actionNotAllowed(CfnAction action, Principal caller) {
        return actionNotAllowed(action.wireName(), action.rule(), caller);
    }

    /** The same of an action of another API. */
    public static CfnFault actionNotAllowed(String action, String rule, Principal caller) {
        DenialReason reason =
                caller instanceof Principal.StackUser && !Rules.isOpenToInstances(rule)
                        ? DenialReason.NOT_FOR_INSTANCES
                        : DenialReason.RULE;
        return of(CfnError.ACCESS_DENIED, "Action %s not allowed for user".formatted(action))
                .denied(Denial.of(reason).by(caller).about(rule));
    }

    public static CfnFault stackNotFound(String name) {
        return of(
                CfnError.INVALID_PARAMETER_VALUE,
                "The Stack (%s) could not be found.".formatted(name));
    }

    public static CfnFault resourceNotFound(String resource, String stackName) {
        return of(
                CfnError.INVALID_PARAMETER_VALUE,
                "The Resource (%s) could not be found in Stack %s.".formatted(resource, stackName));
    }

    /** 503: something this needs is away. The caller may try again; nothing was done. */
    public static CfnFault unavailable(Duration retryAfter) {
        return later(CfnError.SERVICE_UNAVAILABLE, retryAfter);
    }

    /** 429: nothing was done; the caller may try again after this time. */
    public static CfnFault throttled(Duration retryAfter) {
        return later(CfnError.THROTTLING, retryAfter);
    }

    private static CfnFault later(CfnError error, Duration retryAfter) {
        return new CfnFault(error, error.explanation(), retryAfter, null);
    }

    /** The same answer, with another reason for operators. */
    public CfnFault denied(Denial because) {
        return new CfnFault(error, getMessage(), retryAfter, because);
    }

    /** Why, for operators; empty for what is refused to nobody in particular. */
    public Optional<Denial> denial() {
        return denial == null && error == CfnError.ACCESS_DENIED
                ? Optional.of(Denial.of(DenialReason.UNSPECIFIED))
                : Optional.ofNullable(denial);
    }

    public CfnError error() {
        return error;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
