package io.hearth.access.policy.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks, as a rule sees it. */
public interface Subject {
    /** Whether the rule {@code context_is_admin} holds; rules ask for it as an attribute. */
    String IS_ADMIN = "is_admin";

    /** Each role is a value of this attribute. */
    String ROLES = "roles";

    /** What a rule can compare of a caller. */
    Set<String> KNOWN =
            Set.of(
                    "user_id",
                    "user",
                    "user_domain_id",
                    "project_id",
                    "tenant",
                    "project_domain_id",
                    "domain_id",
                    "system_scope",
                    "is_admin_project",
                    IS_ADMIN,
                    ROLES);

    /** The names of the caller's roles. */
    Set<String> roles();

    /**
     * The value of an attribute by the name that oslo.context gives it, as Python prints it: {@code
     * True}, {@code False}, {@code None}.
     *
     * @param name one of {@link #KNOWN} but {@link #IS_ADMIN} and {@link #ROLES}
     * @return null when the caller has no such attribute
     */
    @Nullable String attribute(String name);

    /** As Python prints a truth value. */
    static String text(boolean value) {
        return value ? "True" : "False";
    }
}
