package io.hearth.access.policy;

import io.hearth.access.policy.language.Check;
import io.hearth.access.policy.language.Question;
import io.hearth.access.policy.language.Subject;
import java.util.Map;
import java.util.Set;

/** The rules in force at a moment. What has no rule is allowed to nobody. */
public final class Policy {
    /** What names a rule for the use of a resource's type, before the type's name. */
    static final String RESOURCE_TYPES = "resource_types:";

    private static final String TYPE_SEPARATOR = "::";

    private final Map<String, Check> rules;

    Policy(Map<String, Check> rules) {
        this.rules = Map.copyOf(rules);
    }

    /**
     * Whether somebody may do something.
     *
     * @param rule such as {@code stacks:create}
     * @param target what is known of the object of the operation, as Heat knows it: {@code
     *     project_id}, the project that the path names; of secrets {@code creator_id}, too
     */
    public boolean allows(String rule, Subject subject, Map<String, String> target) {
        Check check = rules.get(rule);
        return check != null && check.holds(new Question(rules, subject, target));
    }

    /** Whether somebody administers the cloud. */
    public boolean isAdmin(Subject subject) {
        return new Question(rules, subject, Map.of()).isAdmin();
    }

    /**
     * Whether somebody may have resources of a type: the rule of the type and the rule of its
     * family, such as {@code resource_types:OS::Keystone::*}, where there are such rules.
     */
    public boolean allowsType(String type, Subject subject, Map<String, String> target) {
        int end = type.lastIndexOf(TYPE_SEPARATOR);
        String family = end < 0 ? "*" : type.substring(0, end) + TYPE_SEPARATOR + "*";
        return allowsIfRuled(RESOURCE_TYPES + type, subject, target)
                && allowsIfRuled(RESOURCE_TYPES + family, subject, target);
    }

    /** The names of all rules. */
    public Set<String> names() {
        return rules.keySet();
    }

    /** A rule's text; the empty text when there is no such rule. */
    public String text(String rule) {
        Check check = rules.get(rule);
        return check == null ? "" : check.toString();
    }

    private boolean allowsIfRuled(String rule, Subject subject, Map<String, String> target) {
        return !rules.containsKey(rule) || allows(rule, subject, target);
    }
}
