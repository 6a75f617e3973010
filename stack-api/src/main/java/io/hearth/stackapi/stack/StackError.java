package io.hearth.stackapi.stack;

/** The kinds of {@link StackException}, with the type that Heat's error body names. */
public enum StackError {
    STACK_EXISTS("StackExists", 409),
    ACTION_IN_PROGRESS("ActionInProgress", 409),
    ENTITY_NOT_FOUND("EntityNotFound", 404),
    NOT_FOUND("NotFound", 404),
    STACK_VALIDATION_FAILED("StackValidationFailed", 400),
    REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded", 400),
    INVALID_TEMPLATE_ATTRIBUTE("InvalidTemplateAttribute", 400),
    RESOURCE_PROPERTY_CONFLICT("ResourcePropertyConflict", 400),
    NOT_SUPPORTED("NotSupported", 400),
    FORBIDDEN("Forbidden", 403);

    private final String heatType;
    private final int httpStatus;

    StackError(String heatType, int httpStatus) {
        this.heatType = heatType;
        this.httpStatus = httpStatus;
    }

    public String heatType() {
        return heatType;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
