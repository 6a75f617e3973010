package io.hearth.access.policy;

import static io.hearth.access.policy.Policy.RESOURCE_TYPES;
import static io.hearth.access.policy.language.Question.CONTEXT_IS_ADMIN;

import io.hearth.access.policy.language.Check;
import io.hearth.access.policy.language.CheckParser;
import io.hearth.access.policy.language.CheckSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of Heat's API as they are where no file says otherwise.
 *
 * @see <a href="https://docs.openstack.org/heat/latest/configuration/policy.html">Heat: policy
 *     configuration</a>
 */
final class PolicyDefaults {
    private static final String IN_PROJECT = " and project_id:%(project_id)s";
    private static final String READER = "role:reader" + IN_PROJECT;
    private static final String MEMBER = "role:member" + IN_PROJECT;
    private static final String ADMIN = "role:admin" + IN_PROJECT;
    private static final String PROJECT_ADMIN = "rule:project_admin";
    private static final String NOBODY = "rule:deny_everybody";

    private static final List<String> ADMINS_TYPES =
            List.of(
                    "OS::Blazar::Host",
                    "OS::Cinder::EncryptedVolumeType",
                    "OS::Cinder::QoSAssociation",
                    "OS::Cinder::QoSSpecs",
                    "OS::Cinder::Quota",
                    "OS::Cinder::VolumeType",
                    "OS::Keystone::*",
                    "OS::Manila::ShareType",
                    "OS::Neutron::ProviderNet",
                    "OS::Neutron::QoSBandwidthLimitRule",
                    "OS::Neutron::QoSDscpMarkingRule",
                    "OS::Neutron::QoSMinimumBandwidthRule",
                    "OS::Neutron::QoSMinimumPacketRateRule",
                    "OS::Neutron::QoSPolicy",
                    "OS::Neutron::Quota",
                    "OS::Neutron::Segment",
                    "OS::Nova::Flavor",
                    "OS::Nova::HostAggregate",
                    "OS::Nova::Quota",
                    "OS::Octavia::AvailabilityZone",
                    "OS::Octavia::AvailabilityZoneProfile",
                    "OS::Octavia::Flavor",
                    "OS::Octavia::FlavorProfile",
                    "OS::Octavia::Quota");

    private final Map<String, String> texts = new LinkedHashMap<>();

    private PolicyDefaults(String stackUserRole) {
        String readerOrStackUser =
                "(%s) or (role:%s%s)".formatted(READER, stackUserRole, IN_PROJECT);
        shared(stackUserRole);
        add(MEMBER, "actions:", "action", "snapshot", "suspend", "resume");
        add(MEMBER, "actions:", "cancel_update", "cancel_without_rollback");
        add(READER, "actions:", "check");
        add(READER, "build_info:", "build_info");
        cloudFormation(readerOrStackUser);
        cloudWatch(stackUserRole);
        add(READER, "events:", "index", "show");
        add(READER, "resource:", "index", "show");
        add(readerOrStackUser, "resource:", "metadata", "signal");
        add(MEMBER, "resource:", "mark_unhealthy");
        add(ADMIN, "service:", "index");
        add(NOBODY, "software_configs:", "global_index");
        add(READER, "software_configs:", "index", "show");
        add(MEMBER, "software_configs:", "create", "delete");
        add(READER, "software_deployments:", "index", "show");
        add(MEMBER, "software_deployments:", "create", "update", "delete");
        add(readerOrStackUser, "software_deployments:", "metadata");
        stacks(readerOrStackUser);
        ADMINS_TYPES.forEach(type -> add(PROJECT_ADMIN, RESOURCE_TYPES, type));
        // Hearth's own: in Heat there are no such routes and marks, and versions have no rule
        add(READER, "identities:", "index");
        add(MEMBER, "identities:", "rotate", "revoke");
        add(MEMBER, "webhooks:", "index", "show", "create", "update", "delete");
        add(MEMBER, "webhooks:", "deliveries", "redeliver");
        add("user_id:%(creator_id)s", "secrets:", "read_creator_only");
        add("@", "versions:", "show");
    }

    /**
     * @param stackUserRole the role of the identities that stacks make
     */
    static Map<String, Check> of(String stackUserRole) {
        Map<String, Check> checks = new LinkedHashMap<>();
        new PolicyDefaults(stackUserRole)
                .texts.forEach((name, text) -> checks.put(name, check(name, text)));
        return checks;
    }

    /** Rules that others refer to. */
    private void shared(String stackUserRole) {
        texts.put(CONTEXT_IS_ADMIN, "role:admin and is_admin_project:True");
        texts.put("project_admin", "role:admin");
        texts.put("deny_stack_user", "not role:" + stackUserRole);
        texts.put("deny_everybody", "!");
        texts.put("allow_everybody", "");
    }

    private void cloudFormation(String readerOrStackUser) {
        String family = "cloudformation:";
        add(READER, family, "ListStacks", "DescribeStacks", "DescribeStackEvents");
        add(READER, family, "ValidateTemplate", "GetTemplate", "EstimateTemplateCost");
        add(READER, family, "DescribeStackResources", "ListStackResources");
        add(MEMBER, family, "CreateStack", "DeleteStack", "UpdateStack", "CancelUpdateStack");
        add(readerOrStackUser, family, "DescribeStackResource", "SignalResource");
    }

    /** As Heat had them while it had that API; nobody who only reads puts metrics. */
    private void cloudWatch(String stackUserRole) {
        String family = "cloudwatch:";
        add(READER, family, "DescribeAlarms", "GetMetricStatistics", "ListMetrics");
        add(MEMBER, family, "PutMetricAlarm", "SetAlarmState", "DeleteAlarms");
        add(
                "(%s) or (role:%s%s)".formatted(MEMBER, stackUserRole, IN_PROJECT),
                family,
                "PutMetricData");
    }

    private void stacks(String readerOrStackUser) {
        String family = "stacks:";
        add(NOBODY, family, "global_index");
        add(READER, family, "index", "detail", "show", "template", "environment", "files");
        add(READER, family, "list_outputs", "show_output", "list_snapshots", "show_snapshot");
        add(READER, family, "list_resource_types", "resource_schema");
        add(READER, family, "list_template_versions", "list_template_functions", "preview");
        add(MEMBER, family, "create", "update", "update_patch", "delete", "abandon", "export");
        add(MEMBER, family, "preview_update", "preview_update_patch", "validate_template");
        add(MEMBER, family, "generate_template");
        add(MEMBER, family, "snapshot", "delete_snapshot", "restore_snapshot");
        add("rule:stacks:update_patch", family, "update_no_change");
        add(readerOrStackUser, family, "lookup");
    }

    private void add(String text, String family, String... operations) {
        for (String operation : operations) {
            texts.put(family + operation, text);
        }
    }

    private static Check check(String name, String text) {
        try {
            return CheckParser.parse(text);
        } catch (CheckSyntaxException e) {
            throw new IllegalStateException("The default of %s cannot be read.".formatted(name), e);
        }
    }
}
