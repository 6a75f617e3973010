package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
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
    protected NestedTemplate template(ResourceContext context) {
        return template(context.properties(), removed(context));
    }

    @Override
    protected Outcome remembered(ResourceContext context, Outcome outcome) {
        return outcome.remember(REMOVED, String.join(",", removed(context)));
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
        int count = Integer.parseInt(String.valueOf(properties.get(COUNT)));
        String variable = String.valueOf(properties.get(INDEX_VAR));
        Map<String, Map<String, @Nullable Object>> definitions = new LinkedHashMap<>();
        for (int index = 0; definitions.size() < count; index++) {
            String name = Integer.toString(index);
            if (!removed.contains(name)) {
                definitions.put(name, definition(properties.get(RESOURCE_DEF), variable, name));
            }
        }
        return new NestedTemplate(Members.template(definitions), Map.of(), null, null);
    }

    /** What has no value is left out, as if it were not given. */
    private static Map<String, @Nullable Object> definition(
            @Nullable Object given, String variable, String index) {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> parts) {
            parts.forEach(
                    (key, value) -> {
                        if (value != null) {
                            definition.put(String.valueOf(key), indexed(value, variable, index));
                        }
                    });
        }
        return definition;
    }

    private static @Nullable Object indexed(@Nullable Object value, String variable, String index) {
        return switch (value) {
            case String text -> text.replace(variable, index);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
                map.forEach(
                        (key, entry) ->
                                replaced.put(String.valueOf(key), indexed(entry, variable, index)));
                yield replaced;
            }
            case List<?> list -> {
                List<@Nullable Object> replaced = new ArrayList<>();
                list.forEach(entry -> replaced.add(indexed(entry, variable, index)));
                yield replaced;
            }
            case null, default -> value;
        };
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
