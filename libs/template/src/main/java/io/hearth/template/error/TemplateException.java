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
