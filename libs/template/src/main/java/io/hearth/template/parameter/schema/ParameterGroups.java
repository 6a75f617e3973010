package io.hearth.template.parameter.schema;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.PythonText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the parameter_groups section, which only says how a form shows the parameters. */
public final class ParameterGroups {
    private static final String SECTION = "parameter_groups";

    private final Set<String> parameters;
    private final Set<Object> grouped = new HashSet<>();

    /**
     * @param parameters that the template declares
     */
    public ParameterGroups(Set<String> parameters) {
        this.parameters = parameters;
    }

    /**
     * The section as written; null when absent.
     *
     * @throws TemplateException StackValidationFailed
     */
    @SuppressWarnings("unchecked") // a document's lists are lists of plain data
    public @Nullable List<Object> checked(Map<String, Object> document) {
        Object section = document.get(SECTION);
        if (section == null) {
            return null;
        }
        if (!(section instanceof List<?> groups)) {
            throw wrong("", "The parameter_groups should be a list.");
        }
        groups.forEach(this::check);
        return (List<Object>) groups;
    }

    private void check(@Nullable Object group) {
        if (!(group instanceof Map<?, ?> keys)) {
            throw wrong("", "Each parameter group should be a map.");
        }
        String label = keys.get("label") instanceof Object given ? PythonText.str(given) : "";
        if (keys.get("parameters") == null) {
            throw wrong(label, "The parameters must be provided for each parameter group.");
        }
        if (!(keys.get("parameters") instanceof List<?> names)) {
            throw wrong(label, "The parameters of parameter group should be a list.");
        }
        for (@Nullable Object name : names) {
            String shown = PythonText.str(name);
            if (!grouped.add(shown)) {
                throw wrong(
                        label,
                        "The %s parameter must be assigned to one parameter group only."
                                .formatted(shown));
            }
            if (!parameters.contains(shown)) {
                throw wrong(
                        label,
                        "The grouped parameter %s does not reference a valid parameter."
                                .formatted(shown));
            }
        }
    }

    private static TemplateException wrong(String label, String message) {
        String path = SECTION + (label.isEmpty() ? "" : "." + label);
        return new TemplateException(
                TemplateError.STACK_VALIDATION_FAILED,
                "Parameter Groups error: %s: %s".formatted(path, message),
                path);
    }
}
