package io.hearth.stackapi.resource.nested;

import io.hearth.template.Template;
import io.hearth.template.expression.AttributePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A resource inside of the stack that stands for another, as {@code get_attr} asks for it: {@code
 * resource.<name>} for its reference, with an attribute and a path for more.
 *
 * @param path the attribute and what lies within it; empty for the reference
 */
public record Inner(String resource, List<Object> path) {
    private static final String PREFIX = "resource.";
    private static final String REFERENCE = "reference";
    private static final String ATTRIBUTES = "attributes";

    public Inner {
        path = List.copyOf(path);
    }

    /** Empty for an attribute that does not ask for what is inside. */
    public static Optional<Inner> of(String attribute) {
        if (!attribute.startsWith(PREFIX) || attribute.length() == PREFIX.length()) {
            return Optional.empty();
        }
        String[] parts = attribute.substring(PREFIX.length()).split("\\.", 2);
        return Optional.of(new Inner(parts[0], parts.length == 1 ? List.of() : List.of(parts[1])));
    }

    /** What a template asks of the inside of the stack behind one of its resources. */
    public static Set<Inner> asked(Template template, String resource) {
        return template.attributesRead(resource).stream()
                .flatMap(attribute -> of(attribute).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** With what stands behind the attribute's name. */
    Inner with(List<Object> more) {
        List<Object> all = new ArrayList<>(path);
        all.addAll(more);
        return new Inner(resource, all);
    }

    /** The key among what is remembered of the stack, beside its outputs. */
    public String key() {
        return PREFIX + resource;
    }

    /** What is remembered of the resource. */
    public static Map<String, @Nullable Object> remembered(
            @Nullable Object reference, Map<String, @Nullable Object> attributes) {
        Map<String, @Nullable Object> remembered = new LinkedHashMap<>();
        remembered.put(REFERENCE, reference);
        remembered.put(ATTRIBUTES, attributes);
        return remembered;
    }

    @Nullable Object of(Map<String, @Nullable Object> outputs) {
        if (!(outputs.get(key()) instanceof Map<?, ?> remembered)) {
            return null;
        }
        return path.isEmpty()
                ? remembered.get(REFERENCE)
                : AttributePath.select(remembered.get(ATTRIBUTES), path);
    }
}
