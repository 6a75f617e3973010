package io.hearth.access;

import io.hearth.access.policy.language.Subject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Callers as the rules of a policy see them. Nothing is copied: every request asks. */
final class Subjects {
    /** What Python prints where there is nothing: a token here always has a project. */
    private static final String NONE = "None";

    private final String stackUserDomainId;

    Subjects(String stackUserDomainId) {
        this.stackUserDomainId = stackUserDomainId;
    }

    Subject of(Principal principal) {
        return switch (principal) {
            case Principal.Member member ->
                    new OfPrincipal(
                            member,
                            member.userDomainId(),
                            member.projectDomainId(),
                            member.adminProject());
            case Principal.StackUser user ->
                    new OfPrincipal(user, stackUserDomainId, stackUserDomainId, false);
        };
    }

    private record OfPrincipal(
            Principal principal, String userDomain, String projectDomain, boolean adminProject)
            implements Subject {
        @Override
        public Set<String> roles() {
            return principal.roles();
        }

        @Override
        public @Nullable String attribute(String name) {
            return switch (name) {
                case "user_id", "user" -> principal.userId();
                case "user_domain_id" -> userDomain;
                case "project_id", "tenant" -> principal.projectId();
                case "project_domain_id" -> projectDomain;
                case "domain_id", "system_scope" -> NONE;
                case "is_admin_project" -> Subject.text(adminProject);
                default -> null;
            };
        }
    }
}
