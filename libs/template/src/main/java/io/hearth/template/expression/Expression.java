package io.hearth.template.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a template: plain data with functions in it. Both dialects parse into the same nodes.
 *
 * <p>Functions of their arguments alone are all {@link Apply}; what needs the stack, the request's
 * files or a condition has a node of its own and a case in {@link Resolver}.
 */
public sealed interface Expression {
    /** The expressions directly inside. */
    default Stream<Expression> children() {
        return Stream.empty();
    }

    /** Resources that this value needs, by get_resource or get_attr, in order of appearance. */
    default Set<String> resources() {
        Set<String> found = new LinkedHashSet<>();
        all().forEach(
                        node -> {
                            if (node instanceof GetResource(String resource)) {
                                found.add(resource);
                            } else if (node instanceof GetAttribute attribute) {
                                found.add(attribute.resource());
                            }
                        });
        return found;
    }

    /** Parameters that this value reads, pseudo parameters too. */
    default Set<String> parameters() {
        Set<String> found = new LinkedHashSet<>();
        all().forEach(
                        node -> {
                            if (node instanceof GetParameter parameter) {
                                found.add(parameter.name());
                            }
                        });
        return found;
    }

    /** This expression and all inside it, outermost first. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), children().flatMap(Expression::all));
    }

    /** A string, number ({@code Long}, {@code BigInteger}, {@code Double}), boolean or null. */
    record Literal(@Nullable Object value) implements Expression {}

    record ListOf(List<Expression> items) implements Expression {
        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public Stream<Expression> children() {
            return items.stream();
        }
    }

    /** A map; entries keep the template's order. */
    record MapOf(Map<String, Expression> entries) implements Expression {
        public MapOf {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public Stream<Expression> children() {
            return entries.values().stream();
        }
    }

    /** {@code get_param}, or {@code Ref} to a parameter. */
    record GetParameter(String name, List<Expression> path) implements Expression {
        public GetParameter {
            path = List.copyOf(path);
        }

        @Override
        public Stream<Expression> children() {
            return path.stream();
        }
    }

    /** {@code get_resource}, or {@code Ref} to a resource. */
    record GetResource(String resource) implements Expression {}

    /**
     * {@code get_attr} or {@code Fn::GetAtt}.
     *
     * @param attribute null for all attributes at once
     */
    record GetAttribute(String resource, @Nullable Expression attribute, List<Expression> path)
            implements Expression {
        public GetAttribute {
            path = List.copyOf(path);
        }

        @Override
        public Stream<Expression> children() {
            return attribute == null
                    ? path.stream()
                    : Stream.concat(Stream.of(attribute), path.stream());
        }
    }

    /** {@code get_file}: text handed over with the request. */
    record GetFile(Expression name) implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(name);
        }
    }

    /** {@code resource_facade}: something of the resource that the whole template stands for. */
    record Facade(ResourceStates.Aspect aspect) implements Expression {}

    /**
     * {@code if} or {@code Fn::If}.
     *
     * @param condition resolves to a truth value
     * @param otherwise null where the item or entry that holds the call is left out instead
     */
    record If(Condition condition, Expression then, @Nullable Expression otherwise)
            implements Expression {
        @Override
        public Stream<Expression> children() {
            return otherwise == null
                    ? Stream.of(condition, then)
                    : Stream.of(condition, then, otherwise);
        }
    }

    /**
     * A condition where one is asked for: a truth value, or the name of one among those that the
     * template declares. Two are equal when their values are.
     */
    record Condition(Expression value, ConditionSet among) implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Condition condition && value.equals(condition.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A function of its arguments alone. */
    record Apply(PureFunction function, List<Expression> arguments) implements Expression {
        public Apply {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Stream<Expression> children() {
            return arguments.stream();
        }
    }
}
