package io.hearth.template.error;

/**
 * A template, environment, parameter or property that is wrong; the message is Heat's and meant for
 * the caller.
 */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TemplateError error;
    private final String path;

    /**
     * @param message Heat's text, complete
     * @param path the place in the template, e.g. {@code resources.web.properties.count}; empty for
     *     the whole
     */
    public TemplateException(TemplateError error, String message, String path) {
        super(message);
        this.error = error;
        this.path = path;
    }

    public TemplateException(TemplateError error, String message) {
        this(error, message, "");
    }

    /**
     * A template that parses and still is wrong; the message starts with the place when there is
     * one.
     */
    public static TemplateException invalid(String message, String path) {
        return new TemplateException(
                TemplateError.STACK_VALIDATION_FAILED,
                path.isEmpty() ? message : path + ": " + message,
                path);
    }

    /** A {@code get_attr} of what the resource does not have. */
    public static TemplateException unknownAttribute(String resource, String attribute) {
        return new TemplateException(
                TemplateError.INVALID_TEMPLATE_ATTRIBUTE,
                "The Referenced Attribute (%s %s) is incorrect.".formatted(resource, attribute));
    }

    /**
     * A reference to a resource or parameter that is not there.
     *
     * @param key Heat's name of the place, e.g. {@code web.Properties.image}
     */
    public static TemplateException unknownReference(String name, String key, String path) {
        return new TemplateException(
                TemplateError.INVALID_TEMPLATE_REFERENCE,
                "The specified reference \"%s\" (in %s) is incorrect.".formatted(name, key),
                path);
    }

    public TemplateError error() {
        return error;
    }

    /** The place in the template, with dots; empty when the whole document is meant. */
    public String path() {
        return path;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
