package io.hearth.template.function.yaql;

import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.yaql.query.Query;
import io.hearth.template.function.yaql.query.QueryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates queries over plain data; each step counts against the budget. */
final class Evaluator {
    private final SizeGuard guard;

    /** What YAQL does not hold for a list until {@code list(…)} has made one of it. */
    static final class Generated extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1L;

        Generated(List<?> items) {
            super(items);
        }
    }

    Evaluator(SizeGuard guard) {
        this.guard = guard;
    }

    SizeGuard guard() {
        return guard;
    }

    /**
     * @throws QueryException when the query does not fit its data
     */
    @Nullable Object evaluate(Query query, Scope scope) {
        guard.one();
        return switch (query) {
            case Query.Constant(Object value) -> value;
            case Query.Variable(String name) -> scope.get(name);
            case Query.Attribute attribute -> attribute(attribute, scope);
            case Query.Item item -> item(item, scope);
            case Query.Unary unary ->
                    Operators.unary(unary.operator(), evaluate(unary.operand(), scope));
            case Query.Binary binary -> binary(binary, scope);
            case Query.ListOf(List<Query> items) -> all(items, scope);
            case Query.MapOf(List<Query.Pair> pairs) -> pairs(pairs, scope);
            case Query.Use use -> use(use, scope);
            case Query.Within(Query.Use definitions, Query body) ->
                    evaluate(body, within(definitions, scope));
        };
    }

    List<@Nullable Object> all(List<Query> queries, Scope scope) {
        List<@Nullable Object> values = new ArrayList<>();
        queries.forEach(query -> values.add(evaluate(query, scope)));
        return values;
    }

    private Map<Object, @Nullable Object> pairs(List<Query.Pair> pairs, Scope scope) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Query.Pair pair : pairs) {
            map.put(Operators.key(evaluate(pair.key(), scope)), evaluate(pair.value(), scope));
        }
        return map;
    }

    private @Nullable Object attribute(Query.Attribute attribute, Scope scope) {
        @Nullable Object from = evaluate(attribute.from(), scope);
        return from == null && attribute.nullable() ? null : attribute(from, attribute.name());
    }

    /** An attribute of a list is the list of the attributes of its items. */
    private @Nullable Object attribute(@Nullable Object from, String name) {
        guard.one();
        return switch (from) {
            case Map<?, ?> map -> entry(map, name);
            case List<?> list -> {
                List<@Nullable Object> values = new ArrayList<>();
                list.forEach(item -> values.add(attribute(item, name)));
                yield new Generated(values);
            }
            case null, default ->
                    throw new QueryException(
                            "%s has no attribute '%s'".formatted(Operators.shown(from), name));
        };
    }

    private static @Nullable Object entry(Map<?, ?> map, Object key) {
        if (!map.containsKey(key)) {
            throw new QueryException("there is no key %s".formatted(Operators.shown(key)));
        }
        return map.get(key);
    }

    private @Nullable Object item(Query.Item item, Scope scope) {
        @Nullable Object from = evaluate(item.from(), scope);
        Object key = Operators.key(evaluate(item.keys().getFirst(), scope));
        if (from instanceof Map<?, ?> map) {
            return item.keys().size() == 1 || map.containsKey(key)
                    ? entry(map, key)
                    : evaluate(item.keys().get(1), scope);
        }
        if (!(from instanceof List<?> list)
                || !(key instanceof Long at)
                || item.keys().size() > 1) {
            throw new QueryException(
                    "%s has no item %s".formatted(Operators.shown(from), Operators.shown(key)));
        }
        long index = at < 0 ? at + list.size() : at;
        if (index < 0 || index >= list.size()) {
            throw new QueryException("list index out of range");
        }
        return list.get((int) index);
    }

    private @Nullable Object binary(Query.Binary binary, Scope scope) {
        @Nullable Object left = evaluate(binary.left(), scope);
        return switch (binary.operator()) {
            case "and" -> Operators.isTrue(left) ? evaluate(binary.right(), scope) : left;
            case "or" -> Operators.isTrue(left) ? left : evaluate(binary.right(), scope);
            default ->
                    Operators.binary(
                            binary.operator(), left, evaluate(binary.right(), scope), guard);
        };
    }

    private @Nullable Object use(Query.Use use, Scope scope) {
        @Nullable Object receiver = use.receiver() == null ? null : evaluate(use.receiver(), scope);
        if (use.receiver() != null && use.nullable() && receiver == null) {
            return null;
        }
        @Nullable Object result = Functions.apply(new Inputs(this, scope, use, receiver));
        return result instanceof List<?> list && Functions.generates(use)
                ? new Generated(list)
                : result;
    }

    private Scope within(Query.Use definitions, Scope scope) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        List<@Nullable Object> positional = all(definitions.arguments(), scope);
        for (int index = 0; index < positional.size(); index++) {
            names.put(String.valueOf(index + 1), positional.get(index));
        }
        if (!positional.isEmpty()) {
            names.put("", positional.getFirst());
        }
        for (Query.Pair pair : definitions.named()) {
            names.put(String.valueOf(evaluate(pair.key(), scope)), evaluate(pair.value(), scope));
        }
        return scope.with(names);
    }
}
