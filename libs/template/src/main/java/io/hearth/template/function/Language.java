package io.hearth.template.function;

import io.hearth.template.expression.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The template around a function's use, as far as reading its arguments asks of it. */
public interface Language {
    /** An argument, with the functions that may stand where the call stands. */
    Expression parse(@Nullable Object value, Place place);

    /** An argument that is a condition, with the functions that conditions may use. */
    Expression.Condition condition(@Nullable Object value, Place place);

    /** Whether it is HOT of that date or newer. */
    boolean isHotSince(String hotDate);

    /** Whether the template declares a resource of that name. */
    boolean isResource(String name);

    /** Whether it declares a parameter of that name, or there is a pseudo parameter. */
    boolean isParameter(String name);

    /** The Mappings section; empty for HOT. */
    Map<String, Object> mappings();
}
