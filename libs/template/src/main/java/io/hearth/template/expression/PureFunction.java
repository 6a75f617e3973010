package io.hearth.template.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function whose result follows from its arguments alone. An implementation is a record, so that
 * equal templates have equal trees.
 */
public interface PureFunction {
    /** As templates write it, e.g. {@code list_join}; messages name it. */
    String function();

    /**
     * @param arguments resolved; called only where none of them is {@link Unresolved}, or for a
     *     result that is thrown away
     * @param guard counts whatever the function multiplies, before it is made
     * @return plain data
     * @throws io.hearth.template.error.TemplateException with Heat's message
     */
    @Nullable Object apply(List<@Nullable Object> arguments, SizeGuard guard);
}
