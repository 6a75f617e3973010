package io.hearth.access;

import io.hearth.access.rest.HeatFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the Orchestration API: what a caller may try at all. Which of a stack's resources an
 * instance reaches is decided later, by its bindings.
 */
@ApplicationScoped
public class Rules {
    private static final Set<String> OPEN_TO_STACK_USERS =
            Set.of(
                    "resource:metadata",
                    "resource:signal",
                    "stacks:lookup",
                    "software_deployments:metadata");
    private static final Set<String> READER_ALONE = Set.of("reader");
    private static final Set<String> ADMIN_ALONE = Set.of("service:index");
    private static final String NOBODYS = ":global_index";

    private final String stackUserRole;

    Rules(AccessConfig config) {
        this.stackUserRole = config.stackUserRole();
    }

    /**
     * Checks a rule within a method, such as {@code stacks:global_index}, which a query parameter
     * asks for.
     *
     * @param reads whether what the rule allows changes nothing
     * @throws HeatFault 403 that names the rule
     */
    public void require(Principal principal, String rule, boolean reads) {
        boolean allowed =
                switch (principal) {
                    case Principal.StackUser user -> false;
                    case Principal.Member member -> allows(member, rule, reads);
                };
        if (!allowed) {
            throw HeatFault.notAuthorized(rule);
        }
    }

    /** Why the caller may not do this; empty when it may try. */
    Optional<HeatFault> refusal(Principal principal, Operation operation) {
        boolean allowed =
                switch (principal) {
                    case Principal.StackUser user -> allows(user, operation);
                    case Principal.Member member ->
                            allows(member, operation.rule(), operation.reads());
                };
        if (!allowed) {
            return Optional.of(HeatFault.notAuthorized(operation.rule()));
        }
        return operation
                .pathProjectId()
                .filter(project -> !project.equals(principal.projectId()))
                .map(project -> HeatFault.accessDenied());
    }

    private boolean allows(Principal.StackUser user, Operation operation) {
        return operation.stackUsers()
                && OPEN_TO_STACK_USERS.contains(operation.rule())
                && user.roles().equals(Set.of(stackUserRole));
    }

    private static boolean allows(Principal.Member member, String rule, boolean reads) {
        return !rule.endsWith(NOBODYS)
                && (member.admin() || !ADMIN_ALONE.contains(rule))
                && (reads || !member.roles().equals(READER_ALONE));
    }
}
