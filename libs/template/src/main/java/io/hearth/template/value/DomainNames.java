package io.hearth.template.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of the domain name system, as Heat checks them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1123">RFC 1123</a>
 */
final class DomainNames {
    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 255;

    private DomainNames() {}

    /** What is wrong with it; null when nothing. */
    static @Nullable String name(String value) {
        String problem = value.isEmpty() ? null : problem(value);
        return problem == null
                ? null
                : "'%s' not in valid format. Reason: %s".formatted(value, problem);
    }

    static @Nullable String relative(String value) {
        if (value.endsWith(".")) {
            return "'%s' is a FQDN. It should be a relative domain name.".formatted(value);
        }
        if (value.length() > MAX_NAME - 3) {
            return "'%s' contains '%d' characters. Adding a domain name will cause it to exceed the maximum length of a FQDN of '%d'."
                    .formatted(value, value.length(), MAX_NAME);
        }
        return name(value);
    }

    static @Nullable String domain(String value) {
        String problem = name(value);
        if (problem != null || value.isEmpty()) {
            return problem;
        }
        return value.endsWith(".") ? null : "'%s' must end with '.'.".formatted(value);
    }

    private static @Nullable String problem(String value) {
        String trimmed = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
        if (trimmed.length() > MAX_NAME) {
            return "'%s' exceeds the %d character FQDN limit".formatted(trimmed, MAX_NAME);
        }
        List<String> labels = List.of(trimmed.split("\\.", -1));
        for (String label : labels) {
            if (label.isEmpty()) {
                return "Encountered an empty component.";
            }
            if (label.endsWith("-") || label.startsWith("-")) {
                return "Name '%s' must not start or end with a hyphen.".formatted(label);
            }
            if (!label.matches("[a-z0-9-]{1,63}")) {
                return "Name '%s' must be 1-%d characters long, each of which can only be alphanumeric or a hyphen."
                        .formatted(label, MAX_LABEL);
            }
        }
        boolean numericTop =
                value.endsWith(".") && labels.size() > 1 && labels.getLast().matches("[0-9]+");
        return numericTop ? "TLD '%s' must not be all numeric.".formatted(labels.getLast()) : null;
    }
}
