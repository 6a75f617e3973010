package io.hearth.template.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The conditions that a template declares, by name; immutable once it is made. */
public final class ConditionSet {
    /** Of a template without any. */
    public static final ConditionSet NONE = new ConditionSet(Set.of());

    private final Set<String> names;
    private final Map<String, Expression> definitions = new LinkedHashMap<>();

    private ConditionSet(Set<String> names) {
        this.names = names;
    }

    /**
     * Parses a section. Definitions may name each other in any order, which is why the set is there
     * before they are.
     *
     * @param parse makes an expression of a name, among the conditions of this set
     */
    public static ConditionSet of(
            Set<String> names, BiFunction<String, ConditionSet, Expression> parse) {
        ConditionSet conditions = new ConditionSet(Collections.unmodifiableSet(names));
        names.forEach(name -> conditions.definitions.put(name, parse.apply(name, conditions)));
        return conditions;
    }

    /** Whether a condition of that name is declared. */
    public boolean has(@Nullable Object name) {
        return name instanceof String text && names.contains(text);
    }

    /** Name to definition, in the template's order. */
    public Map<String, Expression> definitions() {
        return Collections.unmodifiableMap(definitions);
    }

    @Override
    public String toString() {
        return "ConditionSet" + names;
    }
}
