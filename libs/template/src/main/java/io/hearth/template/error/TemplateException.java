package io.hearth.template.error;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template, environment, parameter or property that is wrong; the message is Heat's and meant for
 * the caller.
 */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TemplateError error;
    private final String path;
    private final List<TemplateException> others;

    /**
     * @param message Heat's text, complete
     * @param path the place in the template, e.g. {@code resources.web.properties.count}; empty for
     *     the whole
     */
    public TemplateException(TemplateError error, String message, String path) {
        this(error, message, path, List.of());
    }

    private TemplateException(
            TemplateError error, String message, String path, List<TemplateException> others) {
        super(message);
        this.error = error;
        this.path = path;
        this.others = List.copyOf(others);
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

    /** What else is wrong in the same document, in its order; Heat tells only the first. */
    public List<TemplateException> others() {
        return others;
    }

    /**
     * The same, told with its place where it has none yet: a function that fails while it is
     * resolved does not know where it stands.
     */
    public TemplateException at(String place) {
        return path.isEmpty() && !place.isEmpty()
                ? new TemplateException(error, place + ": " + getMessage(), place, others)
                : this;
    }

    /**
     * The same of a template that is nested in another.
     *
     * @param outer the place of the resource that it stands behind
     */
    public TemplateException within(String outer) {
        String inner = path.isEmpty() ? outer : outer + "." + path;
        boolean tellsItsPlace = !path.isEmpty() && getMessage().contains(path);
        return new TemplateException(
                error,
                tellsItsPlace
                        ? getMessage()
                                .replaceFirst(Pattern.quote(path), Matcher.quoteReplacement(inner))
                        : outer + ": " + getMessage(),
                inner,
                others);
    }

    TemplateException with(List<TemplateException> more) {
        return more.isEmpty() ? this : new TemplateException(error, getMessage(), path, more);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
