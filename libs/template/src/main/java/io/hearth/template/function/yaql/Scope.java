package io.hearth.template.function.yaql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables mean at some place of a query. */
record Scope(@Nullable Scope outer, Map<String, @Nullable Object> values) {
    static Scope root(@Nullable Object current) {
        return new Scope(null, Map.of()).inside(current);
    }

    /** Inside of a lambda that is called with these arguments. */
    Scope inside(@Nullable Object... arguments) {
        Map<String, @Nullable Object> inner = new HashMap<>();
        for (int index = 0; index < arguments.length; index++) {
            inner.put(String.valueOf(index + 1), arguments[index]);
        }
        if (arguments.length > 0) {
            inner.put("", arguments[0]);
        }
        return new Scope(this, inner);
    }

    /** With more names. */
    Scope with(Map<String, @Nullable Object> names) {
        return new Scope(this, names);
    }

    /** Null for a name that means nothing. */
    @Nullable Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.values.containsKey(name)) {
                return scope.values.get(name);
            }
        }
        return null;
    }
}
