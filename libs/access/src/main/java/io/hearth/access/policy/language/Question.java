package io.hearth.access.policy.language;

import java.util.Map;

/**
 * What a check is asked.
 *
 * @param rules the checks that others refer to, by name
 * @param target what is known of the object of the operation, such as {@code project_id}
 */
public record Question(Map<String, Check> rules, Subject subject, Map<String, String> target) {
    /** Decides whether {@code is_admin:True} holds. */
    public static final String CONTEXT_IS_ADMIN = "context_is_admin";

    /** Whether the caller administers the cloud, whatever the object. */
    public boolean isAdmin() {
        Check check = rules.get(CONTEXT_IS_ADMIN);
        return check != null && check.holds(new Question(rules, subject, Map.of()));
    }

    boolean subjectHasRole(String name) {
        return subject.roles().stream().anyMatch(role -> role.equalsIgnoreCase(name));
    }

    boolean subjectHas(String attribute, String value) {
        return switch (attribute) {
            case Subject.ROLES -> subject.roles().contains(value);
            case Subject.IS_ADMIN -> value.equals(Subject.text(isAdmin()));
            default -> value.equals(subject.attribute(attribute));
        };
    }
}
