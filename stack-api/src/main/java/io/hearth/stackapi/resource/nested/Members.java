package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Template;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.expression.Unresolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a group: the template that makes them, and what its outputs tell of them.
 *
 * @param outputs of the group's stack, when it was complete
 */
public record Members(Map<String, @Nullable Object> outputs) {
    private static final String REFERENCES = "refs_map";
    private static final String REFERENCE_LIST = "refs";
    private static final String ATTRIBUTES = "all";
    private static final String ONE = "resource.";

    /** A template with more could not be read again. */
    private static final int MOST = 50_000;

    /**
     * @param definitions name to definition, as a template has it
     */
    public static Template template(Map<String, Map<String, @Nullable Object>> definitions) {
        Map<String, Object> references = new LinkedHashMap<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : definitions.keySet()) {
            references.put(name, Map.of("get_resource", name));
            attributes.put(name, Map.of("get_attr", List.of(name)));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("heat_template_version", "2021-04-16");
        document.put("resources", definitions);
        document.put(
                "outputs",
                Map.of(
                        REFERENCES, Map.of("value", references),
                        ATTRIBUTES, Map.of("value", attributes)));
        return Template.of(document);
    }

    /** The type that a definition names: one name, or that it is not known yet. */
    public static List<Object> type(@Nullable Object definition) {
        return definition instanceof Map<?, ?> parts && parts.get("type") instanceof String type
                ? List.of(type)
                : List.of(Unresolved.VALUE);
    }

    /**
     * How many members a property says.
     *
     * @throws StackException RequestLimitExceeded for more than any stack may have
     */
    public static int size(@Nullable Object property) {
        long size = Long.parseLong(String.valueOf(property));
        if (size > MOST) {
            throw StackException.overLimit(
                    "Request limit exceeded: Maximum resources per stack exceeded.");
        }
        return (int) size;
    }

    /** Name to reference, in order. */
    public Map<String, @Nullable Object> references() {
        return map(outputs.get(REFERENCES));
    }

    List<@Nullable Object> referenceList() {
        return new ArrayList<>(references().values());
    }

    /** An attribute of every member, in order. */
    List<@Nullable Object> each(String attribute, List<Object> path) {
        List<@Nullable Object> values = new ArrayList<>();
        attributes()
                .values()
                .forEach(one -> values.add(AttributePath.select(map(one).get(attribute), path)));
        return values;
    }

    /** An attribute of every member by its name. */
    public Map<String, @Nullable Object> byName(String attribute, List<Object> path) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        attributes()
                .forEach(
                        (name, one) ->
                                values.put(
                                        name, AttributePath.select(map(one).get(attribute), path)));
        return values;
    }

    /**
     * Whether an attribute of a group tells any of these outputs of its stack; which member and
     * which of its attributes is meant makes no difference.
     */
    public static boolean tell(Set<String> outputs, String attribute) {
        return switch (attribute) {
            case REFERENCE_LIST, REFERENCES -> outputs.contains(REFERENCES);
            default ->
                    outputs.contains(ATTRIBUTES)
                            || (isOfOne(attribute) && outputs.contains(REFERENCES));
        };
    }

    static boolean isOfOne(String attribute) {
        return attribute.startsWith(ONE);
    }

    /**
     * @param attribute such as {@code resource.0} or {@code resource.0.output}
     * @return its reference when no attribute of it is named
     */
    @Nullable Object ofOne(String attribute, List<Object> path) {
        String[] parts = attribute.substring(ONE.length()).split("\\.", 2);
        String name = parts[0];
        List<Object> rest = new ArrayList<>();
        if (parts.length > 1) {
            rest.add(parts[1]);
        }
        rest.addAll(path);
        return rest.isEmpty()
                ? references().get(name)
                : AttributePath.select(attributes().get(name), rest);
    }

    private Map<String, @Nullable Object> attributes() {
        return map(outputs.get(ATTRIBUTES));
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
        }
        return map;
    }
}
