package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.NestedMember;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.batch.Batch;
import io.hearth.stackapi.resource.batch.IndexedDefinition;
import io.hearth.stackapi.resource.batch.IndexedMembers;
import io.hearth.stackapi.resource.batch.MemberDefinitions;
import io.hearth.stackapi.resource.batch.RollingUpdate;
import io.hearth.stackapi.resource.batch.UpdatePolicies;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::ResourceGroup}: several resources of one definition. */
@ApplicationScoped
class ResourceGroup extends GroupResource {
    private static final String COUNT = "count";
    private static final String INDEX_VAR = "index_var";
    private static final String RESOURCE_DEF = "resource_def";
    private static final String REMOVAL_POLICIES = "removal_policies";
    private static final String RESOURCE_LIST = "resource_list";
    private static final String MODE = "removal_policies_mode";
    private static final String UPDATE = "update";
    private static final String REMOVED = "removed_rsrc_list";
    private static final String ROLLING_UPDATE = "rolling_update";
    private static final String BATCH_CREATE = "batch_create";

    @Override
    public String name() {
        return "OS::Heat::ResourceGroup";
    }

    @Override
    public String description() {
        return "Several resources of one definition, which may tell them apart by their index.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                COUNT,
                PropertySchema.of(PropertyType.INTEGER, "How many there are.")
                        .withDefault(1L)
                        .withConstraints(new Constraint.Range(BigDecimal.ZERO, null, null))
                        .asUpdatable());
        properties.put(
                INDEX_VAR,
                PropertySchema.of(
                                PropertyType.STRING, "What stands for the index in the definition.")
                        .withDefault("%index%")
                        .withConstraints(new Constraint.Length(3L, null, null)));
        properties.put(
                RESOURCE_DEF,
                PropertySchema.of(PropertyType.MAP, "The definition of every member.")
                        .withKeys(
                                Map.of(
                                        "type",
                                        PropertySchema.of(PropertyType.STRING, "Its type.")
                                                .asRequired(),
                                        "properties",
                                        PropertySchema.of(PropertyType.MAP, "Its properties."),
                                        "metadata",
                                        PropertySchema.of(PropertyType.MAP, "Its metadata.")))
                        .asRequired()
                        .asUpdatable());
        properties.put(
                REMOVAL_POLICIES,
                PropertySchema.of(PropertyType.LIST, "Which members an update removes.")
                        .withItems(
                                PropertySchema.of(PropertyType.MAP, "Some members.")
                                        .withKeys(
                                                Map.of(
                                                        RESOURCE_LIST,
                                                        PropertySchema.of(
                                                                        PropertyType.LIST,
                                                                        "Their names or references.")
                                                                .withDefault(List.of()))))
                        .withDefault(List.of())
                        .asUpdatable());
        properties.put(
                MODE,
                PropertySchema.of(
                                PropertyType.STRING,
                                "Whether the policies add to those that were removed before.")
                        .withDefault("append")
                        .withConstraints(
                                new Constraint.AllowedValues(List.of("append", UPDATE), null))
                        .asUpdatable());
        return properties;
    }

    @Override
    public Map<String, PropertySchema> updatePolicy() {
        return Map.of(
                ROLLING_UPDATE,
                PropertySchema.of(PropertyType.MAP, "How another definition is rolled out.")
                        .withKeys(UpdatePolicies.ofUpdates()),
                BATCH_CREATE,
                PropertySchema.of(PropertyType.MAP, "How the members are made.")
                        .withKeys(UpdatePolicies.ofCreation()));
    }

    @Override
    public boolean looksAtMembers() {
        return true;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = super.attributes();
        attributes.put(REFS_MAP, AttributeSchema.map("The members' references by their names."));
        attributes.put(
                REMOVED, new AttributeSchema("The names of members that were removed.", "list"));
        return attributes;
    }

    @Override
    public Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> properties, Map<String, String> files) {
        return properties.isEmpty() || Unresolved.isIn(properties)
                ? Optional.empty()
                : Optional.of(template(properties, Set.of()));
    }

    @Override
    public List<Object> memberTypes(Map<String, @Nullable Object> properties) {
        return Members.type(properties.get(RESOURCE_DEF));
    }

    @Override
    protected NestedTemplate template(ResourceContext context) {
        return template(context.properties(), removed(context));
    }

    /** Indices that are missing were removed before. */
    @Override
    protected NestedTemplate adoption(ResourceContext context, List<String> members) {
        return template(context.properties(), IndexedMembers.missing(members));
    }

    @Override
    protected Outcome taken(NestedOutcome stack, Outcome outcome) {
        return outcome.remember(
                REMOVED,
                String.join(
                        ",",
                        IndexedMembers.missing(
                                stack.members().stream().map(NestedMember::name).toList())));
    }

    @Override
    protected Outcome remembered(ResourceContext context, Outcome outcome) {
        return outcome.remember(REMOVED, String.join(",", removed(context)));
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return !attribute.equals(REMOVED) && super.tells(outputs, attribute);
    }

    @Override
    public @Nullable Object attribute(
            ResourceContext context, String attribute, List<Object> path) {
        return switch (attribute) {
            case REFS_MAP -> AttributePath.select(new Members(outputs(context)).references(), path);
            case REMOVED -> AttributePath.select(List.copyOf(removedBefore(context)), path);
            default -> super.attribute(context, attribute, path);
        };
    }

    private static NestedTemplate template(
            Map<String, @Nullable Object> properties, Set<String> removed) {
        IndexedDefinition definition = definition(properties);
        Map<String, Map<String, @Nullable Object>> definitions = new LinkedHashMap<>();
        new IndexedMembers(size(properties), removed)
                .names(size(properties))
                .forEach(name -> definitions.put(name, definition.of(name)));
        return new NestedTemplate(Members.template(definitions), Map.of(), null, null);
    }

    private static int size(Map<String, @Nullable Object> properties) {
        return Members.size(properties.get(COUNT));
    }

    private static IndexedDefinition definition(Map<String, @Nullable Object> properties) {
        return new IndexedDefinition(
                properties.get(RESOURCE_DEF), String.valueOf(properties.get(INDEX_VAR)));
    }

    @Override
    protected NestedTemplate template(ResourceContext context, Batch batch) {
        Map<String, @Nullable Object> properties = context.properties();
        IndexedDefinition wanted = definition(properties);
        Map<String, Map<String, @Nullable Object>> definitions =
                new IndexedMembers(size(properties), removed(context))
                        .after(batch, present(context), wanted::of);
        NestedTemplate template =
                new NestedTemplate(Members.template(definitions), Map.of(), null, null);
        return MemberDefinitions.areAll(definitions, wanted::of)
                ? template
                : template.with(context.nested().map(NestedOutcome::files).orElse(Map.of()));
    }

    private static List<NestedMember> present(ResourceContext context) {
        return context.resource().physicalId() == null ? List.of() : members(context);
    }

    @Override
    protected List<Batch> creation(ResourceContext context) {
        return batches(context, BATCH_CREATE, 0);
    }

    /** Only another definition is rolled out; another size comes at once. */
    @Override
    protected List<Batch> update(ResourceContext context, Change change, List<NestedMember> now) {
        if (!change.touches(RESOURCE_DEF)) {
            return List.of();
        }
        Set<String> removed = removed(context);
        long going =
                now.stream()
                        .filter(member -> !member.failed() && removed.contains(member.name()))
                        .count();
        return batches(context, ROLLING_UPDATE, now.size() - (int) going);
    }

    private static List<Batch> batches(ResourceContext context, String policy, int current) {
        List<Batch> batches =
                UpdatePolicies.read(context.updatePolicy().get(policy))
                        .map(
                                rolling ->
                                        rolling.ofResourceGroup(
                                                size(context.properties()), current))
                        .orElse(List.of());
        RollingUpdate.checkPauses(batches, context.stack().timeout());
        return batches;
    }

    /** The names that are never used again. */
    private static Set<String> removed(ResourceContext context) {
        Set<String> before = removedBefore(context);
        Set<String> removed = new LinkedHashSet<>();
        if (!UPDATE.equals(context.properties().get(MODE))) {
            removed.addAll(before);
        }
        Map<String, @Nullable Object> references = new Members(outputs(context)).references();
        for (Object wanted : wanted(context)) {
            String text = String.valueOf(wanted);
            if (references.containsKey(text) || before.contains(text)) {
                removed.add(text);
            } else {
                references.forEach(
                        (name, reference) -> {
                            if (text.equals(reference)) {
                                removed.add(name);
                            }
                        });
            }
        }
        return removed;
    }

    private static List<Object> wanted(ResourceContext context) {
        List<Object> wanted = new ArrayList<>();
        if (context.properties().get(REMOVAL_POLICIES) instanceof List<?> policies) {
            for (Object policy : policies) {
                if (policy instanceof Map<?, ?> map
                        && map.get(RESOURCE_LIST) instanceof List<?> members) {
                    wanted.addAll(members);
                }
            }
        }
        return wanted;
    }

    private static Set<String> removedBefore(ResourceContext context) {
        return context.data(REMOVED)
                .filter(names -> !names.isEmpty())
                .map(names -> (Set<String>) new LinkedHashSet<>(List.of(names.split(","))))
                .orElse(Set.of());
    }
}
