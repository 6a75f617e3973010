package io.hearth.template.environment;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.PythonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a resource_registry, and finds what it maps and marks. */
final class RegistryParser {
    private static final String SECTION = "resource_registry";

    private final Map<List<String>, String> mappings = new HashMap<>();
    private final Set<List<String>> marks = new LinkedHashSet<>();

    /**
     * What a registry holds.
     *
     * @param mappings path in the registry to what is mapped there: a type, or a file of a template
     * @param marks the paths of what marks secrets as the creator's
     */
    record Content(Map<List<String>, String> mappings, Set<List<String>> marks) {}

    static Content content(Map<String, ?> registry) {
        RegistryParser parser = new RegistryParser();
        parser.read(List.of(), registry);
        return new Content(parser.mappings, parser.marks);
    }

    private void read(List<String> path, Map<?, ?> level) {
        level.forEach(
                (key, value) -> {
                    List<String> inner = new ArrayList<>(path);
                    inner.add(String.valueOf(key));
                    read(inner, String.valueOf(key), value);
                });
    }

    private void read(List<String> path, String key, @Nullable Object value) {
        if (CreatorMark.isAt(path, value)) {
            CreatorMark.check(path, value);
            marks.add(path);
            return;
        }
        switch (key) {
            case "hooks" ->
                    check(
                            value,
                            name -> Hook.of(name).isPresent(),
                            TemplateError.INVALID_BREAK_POINT_HOOK,
                            "Invalid hook type \"%s\" for resource breakpoint, acceptable hook types are: %s",
                            Hook.allShown());
            case "restricted_actions" ->
                    check(
                            value,
                            name -> RestrictedAction.of(name).isPresent(),
                            TemplateError.INVALID_RESTRICTED_ACTION,
                            "Invalid restricted_action type \"%s\" for resource, acceptable restricted_action types are: %s",
                            RestrictedAction.allShown());
            default -> mapping(path, value);
        }
    }

    private void mapping(List<String> path, @Nullable Object value) {
        switch (value) {
            // Takes away what another environment has mapped.
            case null -> {}
            case Map<?, ?> level -> read(path, level);
            case String target -> mappings.put(path, target);
            default ->
                    throw new TemplateException(
                            TemplateError.MALFORMED,
                            "Environment not in valid format: resource_registry maps %s to %s, which is neither a type nor a template"
                                    .formatted(path.getLast(), PythonText.repr(value)),
                            SECTION + "." + String.join(".", path));
        }
    }

    private static void check(
            @Nullable Object value,
            Predicate<String> known,
            TemplateError error,
            String message,
            List<String> acceptable) {
        for (@Nullable Object name : names(value)) {
            if (!(name instanceof String text) || !known.test(text)) {
                String types =
                        acceptable.stream()
                                .map(PythonText::repr)
                                .collect(Collectors.joining(", ", "(", ")"));
                throw new TemplateException(
                        error, message.formatted(PythonText.str(value), types), SECTION);
            }
        }
    }

    /** One name or several. */
    static List<?> names(@Nullable Object value) {
        return switch (value) {
            case List<?> several -> several;
            case null -> List.of("None");
            default -> List.of(value);
        };
    }
}
