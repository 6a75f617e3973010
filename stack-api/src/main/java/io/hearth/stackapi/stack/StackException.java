package io.hearth.stackapi.stack;

/** A request about a stack that cannot be met; its message is for the caller, in Heat's words. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StackError error;

    public StackException(StackError error, String message) {
        super(message);
        this.error = error;
    }

    public static StackException noStack(String nameOrId) {
        return new StackException(
                StackError.ENTITY_NOT_FOUND,
                "The Stack (%s) could not be found.".formatted(nameOrId));
    }

    public static StackException noResource(String resource, String stackName) {
        return new StackException(
                StackError.ENTITY_NOT_FOUND,
                "The Resource (%s) could not be found in Stack %s.".formatted(resource, stackName));
    }

    public static StackException exists(String name) {
        return new StackException(
                StackError.STACK_EXISTS, "The Stack (%s) already exists.".formatted(name));
    }

    public static StackException inProgress(Stack stack) {
        return new StackException(
                StackError.ACTION_IN_PROGRESS,
                "Stack %s already has an action (%s) in progress."
                        .formatted(stack.name(), stack.state().action()));
    }

    /**
     * @param feature what is wanted, such as {@code Updating a stack when it is suspended}
     */
    public static StackException notSupported(String feature) {
        return new StackException(StackError.NOT_SUPPORTED, feature + " is not supported.");
    }

    public static StackException invalid(String message) {
        return new StackException(StackError.STACK_VALIDATION_FAILED, message);
    }

    public static StackException overLimit(String message) {
        return new StackException(StackError.REQUEST_LIMIT_EXCEEDED, message);
    }

    public StackError error() {
        return error;
    }
}
