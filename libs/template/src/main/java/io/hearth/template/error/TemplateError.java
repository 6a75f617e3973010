package io.hearth.template.error;

/** Heat's names of template errors, as {@code error.type} of an answer carries them. */
public enum TemplateError {
    /** The text is not a document that a template or environment can be. */
    MALFORMED("HTTPBadRequest", 400),
    INVALID_TEMPLATE_VERSION("InvalidTemplateVersion", 400),
    INVALID_TEMPLATE_SECTION("InvalidTemplateSection", 400),
    STACK_VALIDATION_FAILED("StackValidationFailed", 400),
    INVALID_SCHEMA_ERROR("InvalidSchemaError", 400),
    INVALID_TEMPLATE_REFERENCE("InvalidTemplateReference", 400),
    INVALID_TEMPLATE_ATTRIBUTE("InvalidTemplateAttribute", 400),
    TEMPLATE_OUTPUT_ERROR("TemplateOutputError", 400),
    USER_PARAMETER_MISSING("UserParameterMissing", 400),
    UNKNOWN_USER_PARAMETER("UnknownUserParameter", 400),
    CIRCULAR_DEPENDENCY("CircularDependencyException", 400),
    INVALID_BREAK_POINT_HOOK("InvalidBreakPointHook", 400),
    INVALID_RESTRICTED_ACTION("InvalidRestrictedAction", 400),
    INVALID_MERGE_STRATEGY("InvalidMergeStrategyForParam", 400),
    CONFLICTING_MERGE_STRATEGY("ConflictingMergeStrategyForParam", 400),
    IMMUTABLE_PARAMETER_MODIFIED("ImmutableParameterModified", 400),
    REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded", 400);

    private final String heatType;
    private final int status;

    TemplateError(String heatType, int status) {
        this.heatType = heatType;
        this.status = status;
    }

    /** The exception's class name in Heat, e.g. {@code StackValidationFailed}. */
    public String heatType() {
        return heatType;
    }

    /** The HTTP status that answers it. */
    public int status() {
        return status;
    }
}
