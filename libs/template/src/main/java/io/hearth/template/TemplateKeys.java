package io.hearth.template;

import io.hearth.template.version.TemplateVersion;
import java.util.Set;

/** How each dialect spells the sections of a template and the keys inside. */
record TemplateKeys(
        String description,
        String parameters,
        String resources,
        String outputs,
        String mappings,
        String conditions,
        String type,
        String properties,
        String metadata,
        String dependsOn,
        String deletionPolicy,
        String updatePolicy,
        String externalId,
        String condition,
        String value) {
    static final String PARAMETER_GROUPS = "parameter_groups";

    private static final TemplateKeys HOT =
            new TemplateKeys(
                    "description",
                    "parameters",
                    "resources",
                    "outputs",
                    "mappings",
                    "conditions",
                    "type",
                    "properties",
                    "metadata",
                    "depends_on",
                    "deletion_policy",
                    "update_policy",
                    "external_id",
                    "condition",
                    "value");
    private static final TemplateKeys CFN =
            new TemplateKeys(
                    "Description",
                    "Parameters",
                    "Resources",
                    "Outputs",
                    "Mappings",
                    "Conditions",
                    "Type",
                    "Properties",
                    "Metadata",
                    "DependsOn",
                    "DeletionPolicy",
                    "UpdatePolicy",
                    "ExternalId",
                    "Condition",
                    "Value");

    static TemplateKeys of(TemplateVersion version) {
        return version.isHot() ? HOT : CFN;
    }

    boolean isSection(TemplateVersion version, String name) {
        if (!version.isHot()) {
            return Set.of(
                                    TemplateVersion.CFN_KEY,
                                    TemplateVersion.HEAT_CFN_KEY,
                                    description,
                                    mappings,
                                    parameters,
                                    resources,
                                    outputs)
                            .contains(name)
                    || (name.equals(conditions) && version.key().equals(TemplateVersion.CFN_KEY));
        }
        return Set.of(
                                TemplateVersion.HOT_KEY,
                                description,
                                PARAMETER_GROUPS,
                                parameters,
                                resources,
                                outputs)
                        .contains(name)
                || (name.equals(conditions) && version.isHotSince("2016-10-14"));
    }

    boolean isResourceKey(TemplateVersion version, String name) {
        boolean always =
                Set.of(
                                type,
                                properties,
                                metadata,
                                dependsOn,
                                deletionPolicy,
                                updatePolicy,
                                description)
                        .contains(name);
        return always
                || (version.isHotSince("2016-10-14")
                        && (name.equals(externalId) || name.equals(condition)));
    }
}
