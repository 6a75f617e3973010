package io.hearth.access;

import io.hearth.access.audit.Denial;
import io.hearth.access.policy.Policies;
import io.hearth.access.policy.language.Subject;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.DenialReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller may try at all, by the policy. Which of a stack's resources an instance reaches is
 * decided later, by its bindings.
 *
 * <p>An identity of the stack domain reaches only what is listed here, whatever the policy says: a
 * policy can take from it, and never give to it.
 */
@ApplicationScoped
public class Rules {
    private static final Set<String> OPEN_TO_STACK_USERS =
            Set.of(
                    "resource:metadata",
                    "resource:signal",
                    "stacks:lookup",
                    "software_deployments:metadata");

    /**
     * The same for requests that are signed: the CloudFormation API's way to read metadata and to
     * signal, and the CloudWatch API's to bring what was measured.
     */
    private static final Set<String> OPEN_TO_SIGNED_STACK_USERS =
            Set.of(
                    "cloudformation:DescribeStackResource",
                    "cloudformation:SignalResource",
                    "cloudwatch:PutMetricData");

    private static final String PROJECT = "project_id";
    private static final String CREATOR = "creator_id";
    private static final String CREATORS_SECRETS = "secrets:read_creator_only";

    private final Policies policies;
    private final Subjects subjects;
    private final String stackUserRole;

    Rules(AccessConfig config, Policies policies) {
        this.policies = policies;
        this.subjects = new Subjects(config.stackUserDomainId());
        this.stackUserRole = config.stackUserRole();
    }

    /**
     * Checks a rule within a method, such as {@code stacks:global_index}, which a query parameter
     * asks for.
     *
     * @throws HeatFault 403 that names the rule
     */
    public void require(Principal.Member member, String rule) {
        if (!allows(member, rule)) {
            throw HeatFault.notAuthorized(rule);
        }
    }

    /**
     * Whether a caller who signs may do something, such as {@code
     * cloudformation:DescribeStackResource}.
     */
    public boolean allowsSigned(Principal principal, String rule) {
        boolean open =
                switch (principal) {
                    case Principal.StackUser user ->
                            OPEN_TO_SIGNED_STACK_USERS.contains(rule) && hasItsRole(user);
                    case Principal.Member member -> true;
                };
        return open && allows(principal, rule);
    }

    /** Whether instances may try it at all by a signature. */
    public static boolean isOpenToInstances(String rule) {
        return OPEN_TO_SIGNED_STACK_USERS.contains(rule);
    }

    /** Whether a caller may have resources of a type. */
    public boolean allowsType(Principal.Member member, String type) {
        return policies.current().allowsType(type, subjects.of(member), target(member));
    }

    /**
     * Whether a caller may read secrets that are for the user who created their stack.
     *
     * @param creatorId Keystone's id of that user
     */
    public boolean readsSecretsOf(Principal.Member member, String creatorId) {
        return policies.current()
                .allows(
                        CREATORS_SECRETS,
                        subjects.of(member),
                        Map.of(PROJECT, member.projectId(), CREATOR, creatorId));
    }

    /**
     * Whether a caller administers the cloud: such a one finds the stacks of all projects, as in
     * Heat. What may be done to them is still told by the rules.
     */
    public boolean isAdmin(Principal.Member member) {
        return policies.current().isAdmin(subjects.of(member));
    }

    /** Why the caller may not do this; empty when it may try. */
    Optional<HeatFault> refusal(Principal principal, Operation operation) {
        if (operation.pathProjectId().filter(it -> !it.equals(principal.projectId())).isPresent()) {
            return Optional.of(HeatFault.accessDenied());
        }
        return denialReason(principal, operation)
                .map(
                        reason ->
                                HeatFault.notAuthorized(operation.rule())
                                        .denied(Denial.of(reason).about(operation.rule())));
    }

    private Optional<DenialReason> denialReason(Principal principal, Operation operation) {
        if (principal instanceof Principal.StackUser user) {
            if (!operation.stackUsers() || !OPEN_TO_STACK_USERS.contains(operation.rule())) {
                return Optional.of(DenialReason.NOT_FOR_INSTANCES);
            }
            if (!hasItsRole(user)) {
                return Optional.of(DenialReason.NOT_A_STACK_USERS_ROLES);
            }
        }
        return allows(principal, operation.rule())
                ? Optional.empty()
                : Optional.of(DenialReason.RULE);
    }

    private boolean hasItsRole(Principal.StackUser user) {
        return user.roles().equals(Set.of(stackUserRole));
    }

    /** The path's project is the caller's by now. */
    private boolean allows(Principal principal, String rule) {
        Subject subject = subjects.of(principal);
        return policies.current().allows(rule, subject, target(principal));
    }

    private static Map<String, String> target(Principal principal) {
        return Map.of(PROJECT, principal.projectId());
    }
}
