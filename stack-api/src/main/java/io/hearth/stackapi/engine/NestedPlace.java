package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.StackError;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import io.hearth.template.version.Dialect;
import java.util.function.Supplier;

/**
 * A nested stack's place in the template of its parent, for messages, such as {@code
 * resources.web<server.yaml>}.
 */
record NestedPlace(String path) {
    static NestedPlace of(Blueprint parent, String resource) {
        return new NestedPlace(
                "%s.%s<%s>"
                        .formatted(
                                parent.template().dialect() == Dialect.HOT
                                        ? "resources"
                                        : "Resources",
                                resource,
                                parent.layout().type(resource).templateName()));
    }

    /** What is wrong inside is told with this place. */
    <T> T tells(Supplier<T> inside) {
        try {
            return inside.get();
        } catch (TemplateException wrong) {
            throw wrong.within(path);
        } catch (StackException wrong) {
            throw wrong.error() == StackError.STACK_VALIDATION_FAILED
                    ? StackException.invalid(path + ": " + wrong.getMessage())
                    : wrong;
        }
    }
}
