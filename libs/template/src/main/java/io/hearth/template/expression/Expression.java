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
 * <p>A new function is a record here, a line in {@link FunctionCatalogue} and a case in {@link
 * Resolver}; the compiler names the last.
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

    /**
     * {@code str_replace}; {@code Fn::Replace}.
     *
     * @param structured lists and maps are put in as JSON; else they are an error
     */
    record Replace(
            String function, Expression replacements, Expression template, boolean structured)
            implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(replacements, template);
        }
    }

    /**
     * {@code list_join}; {@code Fn::Join}: the delimiter and the lists, one after the other.
     *
     * @param structured lists and maps are put in as JSON; else they are an error
     */
    record Join(String function, Expression delimiter, List<Expression> lists, boolean structured)
            implements Expression {
        public Join {
            lists = List.copyOf(lists);
        }

        @Override
        public Stream<Expression> children() {
            return Stream.concat(Stream.of(delimiter), lists.stream());
        }
    }

    /** {@code str_split}; {@code Fn::Split}. */
    record Split(String function, Expression delimiter, Expression text, @Nullable Expression index)
            implements Expression {
        @Override
        public Stream<Expression> children() {
            return index == null ? Stream.of(delimiter, text) : Stream.of(delimiter, text, index);
        }
    }

    /** {@code Fn::Select}: by index of a list or key of a map. */
    record Select(Expression selector, Expression from) implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(selector, from);
        }
    }

    /** {@code digest}: algorithm and value. */
    record Digest(Expression algorithm, Expression value) implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(algorithm, value);
        }
    }

    /**
     * {@code repeat}: the template once for each combination of the values.
     *
     * @param forEach a map of lists
     * @param permutations every value with every other; else the first with the first, and so on
     * @param maps the values may be maps, too, and their keys are taken
     */
    record Repeat(Expression forEach, Expression template, boolean permutations, boolean maps)
            implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(forEach, template);
        }
    }

    /** {@code Fn::Base64}: the text stays as it is; who hands it to a server encodes it. */
    record Base64(Expression text) implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(text);
        }
    }

    /**
     * {@code Fn::FindInMap}.
     *
     * @param mappings the template's Mappings section
     */
    record FindInMap(Map<String, Object> mappings, Expression map, Expression key, Expression name)
            implements Expression {
        @Override
        public Stream<Expression> children() {
            return Stream.of(map, key, name);
        }
    }
}
