package io.hearth.template.version;

import java.util.Set;

/** How each dialect spells the sections of a template and the keys inside. */
public record TemplateKeys(
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
    private static final String PARAMETER_GROUPS = "parameter_groups";

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

    public static TemplateKeys of(TemplateVersion version) {
        return version.isHot() ? HOT : CFN;
    }

    /** Whether a template of that version may have the section. */
    public boolean isSection(TemplateVersion version, String name) {
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
                    || (name.equals(conditions) && hasConditions(version));
        }
        return Set.of(
                                TemplateVersion.HOT_KEY,
                                description,
                                PARAMETER_GROUPS,
                                parameters,
                                resources,
                                outputs)
                        .contains(name)
                || (name.equals(conditions) && hasConditions(version));
    }

    /** Whether templates of that version may have conditions. */
    public boolean hasConditions(TemplateVersion version) {
        return version.isHotSince("2016-10-14") || version.key().equals(TemplateVersion.CFN_KEY);
    }

    /** Whether a resource of that version may have the key. */
    public boolean isResourceKey(TemplateVersion version, String name) {
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
