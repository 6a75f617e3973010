package io.hearth.template.environment;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.PythonText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mark {@code secrets: creator} at a resource: its secrets are for the user who created the
 * stack alone. Heat, which does not know it, takes it for the mapping of a type that nobody uses.
 */
final class CreatorMark {
    private static final String RESOURCES = "resources";
    private static final String KEY = "secrets";
    private static final String CREATOR = "creator";
    private static final String EVERY_RESOURCE = "*";

    private CreatorMark() {}

    /** Whether the value at a path marks something: a resource may be named {@code secrets}. */
    static boolean isAt(List<String> path, @Nullable Object value) {
        return path.size() > 1
                && path.getFirst().equals(RESOURCES)
                && path.getLast().equals(KEY)
                && !(value instanceof Map);
    }

    /**
     * @throws TemplateException for a mark that is no such
     */
    static void check(List<String> path, @Nullable Object value) {
        if (!CREATOR.equals(value)) {
            throw new TemplateException(
                    TemplateError.MALFORMED,
                    "Environment not in valid format: resource_registry has %s at %s; the only value is \"%s\""
                            .formatted(PythonText.repr(value), String.join(".", path), CREATOR),
                    "resource_registry." + String.join(".", path));
        }
    }

    /** Whether what a registry says of a resource marks it. */
    static boolean isIn(Map<?, ?> entries) {
        return CREATOR.equals(entries.get(KEY));
    }

    /** Marks all that is within a nested stack. */
    static void markAll(Map<String, Object> resources) {
        Map<String, Object> every = new LinkedHashMap<>();
        if (resources.get(EVERY_RESOURCE) instanceof Map<?, ?> said) {
            said.forEach((key, value) -> every.put(String.valueOf(key), value));
        }
        every.put(KEY, CREATOR);
        resources.put(EVERY_RESOURCE, every);
    }

    /** A section with these marks and nothing else. */
    static Map<String, Object> section(Collection<List<String>> marks) {
        Map<String, Object> section = new LinkedHashMap<>();
        for (List<String> path : marks) {
            Map<String, Object> one = Map.of(path.getLast(), CREATOR);
            for (String level : path.subList(0, path.size() - 1).reversed()) {
                one = Map.of(level, one);
            }
            section = new LinkedHashMap<>(ResourceRegistry.merge(section, one));
        }
        return section;
    }
}
