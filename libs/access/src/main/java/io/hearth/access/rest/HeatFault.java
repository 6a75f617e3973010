package io.hearth.access.rest;

import io.hearth.access.audit.Denial;
import io.hearth.contract.DenialReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request of the Orchestration API that is not carried out. Its message is shown to the caller:
 * it must hold no secret and nothing of another project.
 */
public final class HeatFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultType type;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable Denial denial;

    private HeatFault(
            FaultType type,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Denial denial) {
        // an expected answer, not a defect: its stack trace would tell nothing
        super(message, null, false, false);
        this.type = type;
        this.retryAfter = retryAfter;
        this.denial = denial;
    }

    /** Any fault of the catalogue; where a method below says it, use that. */
    public static HeatFault of(FaultType type, String message) {
        return new HeatFault(type, message, null, null);
    }

    /** 404 for a stack that is not there, or not there for this caller. */
    public static HeatFault stackNotFound(String nameOrId) {
        return notFound("Stack", nameOrId);
    }

    /**
     * 404 for a thing of Heat's, such as {@code Software config}.
     *
     * @param entity the kind, as Heat writes it
     */
    public static HeatFault notFound(String entity, String nameOrId) {
        return of(
                FaultType.ENTITY_NOT_FOUND,
                "The %s (%s) could not be found.".formatted(entity, nameOrId));
    }

    public static HeatFault resourceNotFound(String resource, String stackName) {
        return of(
                FaultType.RESOURCE_NOT_FOUND,
                "The Resource (%s) could not be found in Stack %s.".formatted(resource, stackName));
    }

    public static HeatFault stackExists(String name) {
        return of(FaultType.STACK_EXISTS, "The Stack (%s) already exists.".formatted(name));
    }

    public static HeatFault actionInProgress(String stackName, String action) {
        return of(
                FaultType.ACTION_IN_PROGRESS,
                "Stack %s already has an action (%s) in progress.".formatted(stackName, action));
    }

    public static HeatFault badRequest(String message) {
        return of(FaultType.BAD_REQUEST, message);
    }

    public static HeatFault validationFailed(String message) {
        return of(FaultType.STACK_VALIDATION_FAILED, message);
    }

    public static HeatFault limitExceeded(String message) {
        return of(FaultType.REQUEST_LIMIT_EXCEEDED, message);
    }

    /**
     * 403 that names the rule.
     *
     * @param rule such as {@code stacks:show}
     */
    public static HeatFault notAuthorized(String rule) {
        return of(FaultType.FORBIDDEN, "You are not authorized to use %s.".formatted(rule))
                .denied(Denial.of(DenialReason.RULE).about(rule));
    }

    /** 403 for a resource that the caller has no binding to; the same for all of them. */
    public static HeatFault notAuthorized() {
        return notAuthorized("this action").denied(Denial.of(DenialReason.NOT_BOUND));
    }

    /** 403 for a path whose project is not the caller's. */
    public static HeatFault accessDenied() {
        return of(FaultType.HTTP_FORBIDDEN, FaultStatus.FORBIDDEN.explanation())
                .denied(Denial.of(DenialReason.OTHER_PROJECT));
    }

    /** 403 for what only the user who created the stack may read. */
    public static HeatFault creatorOnly(String message) {
        return of(FaultType.FORBIDDEN, message).denied(Denial.of(DenialReason.CREATOR_ONLY));
    }

    public static HeatFault notImplemented(String message) {
        return of(FaultType.NOT_IMPLEMENTED, message);
    }

    /** 503: something this needs is away. The caller may try again; nothing was done. */
    public static HeatFault unavailable(Duration retryAfter) {
        return new HeatFault(
                FaultType.SERVICE_UNAVAILABLE,
                FaultStatus.SERVICE_UNAVAILABLE.explanation(),
                retryAfter,
                null);
    }

    /** 429: nothing was done; the caller may try again after this time. */
    public static HeatFault tooManyRequests(Duration retryAfter) {
        return new HeatFault(
                FaultType.TOO_MANY_REQUESTS,
                FaultStatus.TOO_MANY_REQUESTS.explanation(),
                retryAfter,
                null);
    }

    /** The same answer, with another reason for operators. */
    public HeatFault denied(Denial because) {
        return new HeatFault(type, getMessage(), retryAfter, because);
    }

    /** Why, for operators; empty for what is refused to nobody in particular. */
    public Optional<Denial> denial() {
        return denial == null && type.status() == FaultStatus.FORBIDDEN
                ? Optional.of(Denial.of(DenialReason.UNSPECIFIED))
                : Optional.ofNullable(denial);
    }

    public FaultType type() {
        return type;
    }

    /** What goes into the {@code Retry-After} header. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
