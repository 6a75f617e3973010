package io.hearth.access.rest;

/**
 * Heat's errors: the name a client finds in {@code error.type}, and the HTTP status.
 *
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#faults">Orchestration API:
 *     faults</a>
 */
public enum FaultType {
    BAD_REQUEST("HTTPBadRequest", FaultStatus.BAD_REQUEST),
    STACK_VALIDATION_FAILED("StackValidationFailed", FaultStatus.BAD_REQUEST),
    INVALID_TEMPLATE_REFERENCE("InvalidTemplateReference", FaultStatus.BAD_REQUEST),
    INVALID_TEMPLATE_VERSION("InvalidTemplateVersion", FaultStatus.BAD_REQUEST),
    INVALID_TEMPLATE_SECTION("InvalidTemplateSection", FaultStatus.BAD_REQUEST),
    INVALID_TEMPLATE_ATTRIBUTE("InvalidTemplateAttribute", FaultStatus.BAD_REQUEST),
    INVALID_SCHEMA_ERROR("InvalidSchemaError", FaultStatus.BAD_REQUEST),
    TEMPLATE_OUTPUT_ERROR("TemplateOutputError", FaultStatus.BAD_REQUEST),
    INVALID_TEMPLATE_PARAMETER("InvalidTemplateParameter", FaultStatus.BAD_REQUEST),
    CIRCULAR_DEPENDENCY("CircularDependencyException", FaultStatus.BAD_REQUEST),
    UNKNOWN_USER_PARAMETER("UnknownUserParameter", FaultStatus.BAD_REQUEST),
    USER_PARAMETER_MISSING("UserParameterMissing", FaultStatus.BAD_REQUEST),
    IMMUTABLE_PARAMETER_MODIFIED("ImmutableParameterModified", FaultStatus.BAD_REQUEST),
    REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded", FaultStatus.BAD_REQUEST),
    NOT_SUPPORTED("NotSupported", FaultStatus.BAD_REQUEST),
    RESOURCE_ACTION_NOT_SUPPORTED("ResourceActionNotSupported", FaultStatus.BAD_REQUEST),
    RESOURCE_PROPERTY_CONFLICT("ResourcePropertyConflict", FaultStatus.BAD_REQUEST),
    INVALID_BREAK_POINT_HOOK("InvalidBreakPointHook", FaultStatus.BAD_REQUEST),
    INVALID_MERGE_STRATEGY("InvalidMergeStrategyForParam", FaultStatus.BAD_REQUEST),
    CONFLICTING_MERGE_STRATEGY("ConflictingMergeStrategyForParam", FaultStatus.BAD_REQUEST),
    INVALID_RESTRICTED_ACTION("InvalidRestrictedAction", FaultStatus.BAD_REQUEST),
    INVALID("Invalid", FaultStatus.BAD_REQUEST),
    VALUE_ERROR("ValueError", FaultStatus.BAD_REQUEST),
    /** The rule's name is told: {@code You are not authorized to use stacks:show.} */
    FORBIDDEN("Forbidden", FaultStatus.FORBIDDEN),
    /** The path's project is not the token's. */
    HTTP_FORBIDDEN("HTTPForbidden", FaultStatus.FORBIDDEN),
    INVALID_TENANT("InvalidTenant", FaultStatus.FORBIDDEN),
    ENTITY_NOT_FOUND("EntityNotFound", FaultStatus.NOT_FOUND),
    RESOURCE_NOT_FOUND("ResourceNotFound", FaultStatus.NOT_FOUND),
    RESOURCE_NOT_AVAILABLE("ResourceNotAvailable", FaultStatus.NOT_FOUND),
    NOT_FOUND("NotFound", FaultStatus.NOT_FOUND),
    /** Something that the path names is not there, where Heat gives it no name of its own. */
    HTTP_NOT_FOUND("HTTPNotFound", FaultStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED("HTTPMethodNotAllowed", FaultStatus.METHOD_NOT_ALLOWED),
    STACK_EXISTS("StackExists", FaultStatus.CONFLICT),
    CONFLICT("HTTPConflict", FaultStatus.CONFLICT),
    ACTION_IN_PROGRESS("ActionInProgress", FaultStatus.CONFLICT),
    /** Hearth's own: Heat counts no requests. */
    TOO_MANY_REQUESTS("HTTPTooManyRequests", FaultStatus.TOO_MANY_REQUESTS),
    INTERNAL_ERROR("HTTPInternalServerError", FaultStatus.INTERNAL_SERVER_ERROR),
    NOT_IMPLEMENTED("HTTPNotImplemented", FaultStatus.NOT_IMPLEMENTED),
    SERVICE_UNAVAILABLE("HTTPServiceUnavailable", FaultStatus.SERVICE_UNAVAILABLE);

    private final String wireName;
    private final FaultStatus status;

    FaultType(String wireName, FaultStatus status) {
        this.wireName = wireName;
        this.status = status;
    }

    /** What stands in {@code error.type}. */
    public String wireName() {
        return wireName;
    }

    public FaultStatus status() {
        return status;
    }
}
