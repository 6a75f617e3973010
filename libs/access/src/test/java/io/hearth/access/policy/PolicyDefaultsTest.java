package io.hearth.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.policy.language.Subject;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what where no file says otherwise. */
class PolicyDefaultsTest {
    private static final Policy POLICY = Policies.defaults("heat_stack_user");

    /** Keystone gives a member the role of a reader as well, and an admin both. */
    private static final Map<String, String[]> CALLERS =
            Map.of(
                    "reader", new String[] {"reader"},
                    "member", new String[] {"member", "reader"},
                    "admin", new String[] {"admin", "member", "reader"},
                    "stack user", new String[] {"heat_stack_user"},
                    "nobody", new String[] {"other"});

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody, stack user, reader, member, admin | versions:show",
                "stack user, reader, member, admin | stacks:lookup resource:metadata resource:signal software_deployments:metadata cloudformation:DescribeStackResource",
                "reader, member, admin | stacks:index stacks:detail stacks:show stacks:template stacks:environment stacks:files stacks:list_outputs stacks:show_output stacks:list_snapshots stacks:show_snapshot stacks:list_resource_types stacks:resource_schema stacks:list_template_versions stacks:list_template_functions stacks:preview",
                "reader, member, admin | events:index events:show identities:index resource:index resource:show build_info:build_info actions:check software_configs:index software_configs:show software_deployments:index software_deployments:show",
                "reader, member, admin | cloudformation:ListStacks cloudformation:DescribeStacks cloudformation:DescribeStackEvents cloudformation:ValidateTemplate cloudformation:GetTemplate cloudformation:EstimateTemplateCost cloudformation:DescribeStackResources cloudformation:ListStackResources",
                "member, admin | stacks:create stacks:update stacks:update_patch stacks:update_no_change stacks:delete stacks:abandon stacks:export stacks:preview_update stacks:preview_update_patch stacks:validate_template stacks:generate_template stacks:snapshot stacks:delete_snapshot stacks:restore_snapshot",
                "member, admin | actions:action actions:snapshot actions:suspend actions:resume actions:cancel_update actions:cancel_without_rollback identities:rotate identities:revoke resource:mark_unhealthy software_configs:create software_configs:delete software_deployments:create software_deployments:update software_deployments:delete",
                "member, admin | cloudformation:CreateStack cloudformation:DeleteStack cloudformation:UpdateStack cloudformation:CancelUpdateStack",
                "reader, member, admin | cloudwatch:ListMetrics cloudwatch:GetMetricStatistics cloudwatch:DescribeAlarms",
                "member, admin | cloudwatch:PutMetricAlarm cloudwatch:SetAlarmState cloudwatch:DeleteAlarms",
                "stack user, member, admin | cloudwatch:PutMetricData",
                "member, admin | webhooks:index webhooks:show webhooks:create webhooks:update webhooks:delete webhooks:deliveries webhooks:redeliver",
                "admin | service:index",
                "'' | stacks:global_index software_configs:global_index secrets:read_creator_only",
            })
    void everyOperationIsOpenToTheseAlone(String callers, String operations) {
        for (String operation : operations.split(" ")) {
            Set<String> allowed =
                    CALLERS.keySet().stream()
                            .filter(caller -> allows(operation, caller, "p1"))
                            .collect(Collectors.toCollection(TreeSet::new));

            assertThat(allowed).as(operation).isEqualTo(names(callers));
        }
    }

    @Test
    void nothingIsOpenInAnotherProject() {
        Set<String> open =
                POLICY.names().stream()
                        .filter(rule -> rule.contains(":") && !rule.startsWith("resource_types:"))
                        .filter(rule -> allows(rule, "admin", "p2"))
                        .collect(Collectors.toSet());

        assertThat(open).containsExactly("versions:show");
    }

    @Test
    void whoseProjectIsTheCloudsAdministersIt() {
        assertThat(POLICY.isAdmin(subject("admin", "True"))).isTrue();
        assertThat(POLICY.isAdmin(subject("admin", "False"))).isFalse();
        assertThat(POLICY.isAdmin(subject("member", "True"))).isFalse();
    }

    @Test
    void theRoleOfStackUsersIsTheOperators() {
        assertThat(Policies.defaults("robots").text("stacks:lookup"))
                .isEqualTo(
                        "((role:reader and project_id:%(project_id)s)"
                                + " or (role:robots and project_id:%(project_id)s))");
    }

    @Test
    void whatHasNoRuleIsNobodys() {
        assertThat(allows("stacks:no_such", "admin", "p1")).isFalse();
    }

    private static boolean allows(String rule, String caller, String project) {
        return POLICY.allows(rule, subject(caller, "True"), Map.of("project_id", project));
    }

    private static Subject subject(String caller, String adminProject) {
        return new KnownSubject(
                Set.of(CALLERS.getOrDefault(caller, new String[0])),
                Map.of("project_id", "p1", "is_admin_project", adminProject));
    }

    private static Set<String> names(String list) {
        return list.isEmpty()
                ? Set.of()
                : Arrays.stream(list.split(", ")).collect(Collectors.toCollection(TreeSet::new));
    }
}
