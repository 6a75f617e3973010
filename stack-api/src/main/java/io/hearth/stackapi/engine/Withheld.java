package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackError;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stands in the place of what a reader may not read. */
final class Withheld {
    /** In the place of an attribute's value. */
    static final String ATTRIBUTE = "(withheld: only the user who created the stack may read it)";

    /** In the place of why a resource failed: the reason may quote what it is made from. */
    static final String REASON =
            "(withheld: the resource is made from secrets that only the user who created the stack"
                    + " may read)";

    /** In the place of what is wrong with a stack that is made from secrets. */
    private static final String MISTAKE =
            "(withheld: the stack is made from secrets that only the user who created it may read)";

    private Withheld() {}

    /**
     * Does what may refuse a nested stack, and quote what it is made from.
     *
     * @throws StackException StackValidationFailed without a quotation, when that may be secret
     */
    static <T> T unquoted(@Nullable Facade facade, Supplier<T> work) {
        try {
            return work.get();
        } catch (TemplateException | StackException wrong) {
            if (facade == null || !facade.closed().hasParameters()) {
                throw wrong;
            }
            throw StackException.invalid(MISTAKE);
        }
    }

    /** In the place of an output's value. */
    static String output(Stack stack, String name) {
        return "The value of output %s is withheld: only the user who created stack %s may read it."
                .formatted(name, stack.name());
    }

    /**
     * The answer to who may not do something with all of a stack.
     *
     * @param object such as {@code The template of stack a}
     */
    static StackException refusal(String object) {
        return new StackException(
                StackError.FORBIDDEN,
                "%s holds secrets that only the user who created the stack may read."
                        .formatted(object));
    }
}
