package io.hearth.stackapi.resource.scaling;

import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.batch.RollingUpdate;
import io.hearth.stackapi.resource.batch.UpdatePolicies;
import io.hearth.stackapi.resource.nested.Members;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::AutoScalingGroup}. */
@Singleton
class AutoScalingGroup extends ScalingGroup {
    private static final String RESOURCE = "resource";
    private static final String MAX_SIZE = "max_size";
    private static final String MIN_SIZE = "min_size";
    private static final String COOLDOWN = "cooldown";
    private static final String DESIRED_CAPACITY = "desired_capacity";
    private static final String ROLLING_UPDATES = "rolling_updates";
    private static final String OUTPUTS = "outputs";
    private static final String OUTPUTS_LIST = "outputs_list";
    private static final String CURRENT_SIZE = "current_size";
    private static final String REFS = "refs";
    private static final String REFS_MAP = "refs_map";
    private static final String ONE = "resource.";

    @Override
    public String name() {
        return "OS::Heat::AutoScalingGroup";
    }

    @Override
    public String description() {
        return "Resources of one definition, as many as scaling policies make of them.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                RESOURCE,
                PropertySchema.of(
                                PropertyType.MAP,
                                "The definition of every member, as a template has it.")
                        .asRequired()
                        .asUpdatable());
        properties.put(
                MAX_SIZE, size("How many members there are at most.").asRequired().asUpdatable());
        properties.put(
                MIN_SIZE, size("How many members there are at least.").asRequired().asUpdatable());
        properties.put(
                COOLDOWN,
                PropertySchema.of(
                                PropertyType.INTEGER,
                                "Seconds to rest after each change of the size.")
                        .asUpdatable());
        properties.put(
                DESIRED_CAPACITY,
                PropertySchema.of(PropertyType.INTEGER, "How many members there are at first.")
                        .asUpdatable());
        properties.put(
                ROLLING_UPDATES,
                PropertySchema.of(PropertyType.MAP, "How another definition is rolled out.")
                        .withKeys(UpdatePolicies.ofUpdates())
                        .withDefault(UpdatePolicies.defaults())
                        .asUpdatable());
        return properties;
    }

    private static PropertySchema size(String description) {
        return PropertySchema.of(PropertyType.INTEGER, description)
                .withConstraints(new Constraint.Range(BigDecimal.ZERO, null, null));
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put(
                OUTPUTS,
                AttributeSchema.map(
                        "Of an attribute of the members, name to value; takes a path."));
        attributes.put(
                OUTPUTS_LIST,
                new AttributeSchema(
                        "An attribute of each member, the oldest first; takes a path.", "list"));
        attributes.put(CURRENT_SIZE, new AttributeSchema("How many members there are.", "integer"));
        attributes.put(
                REFS, new AttributeSchema("The members' references, the oldest first.", "list"));
        attributes.put(REFS_MAP, AttributeSchema.map("The members' references by their names."));
        return attributes;
    }

    @Override
    public boolean hasAttribute(String attribute) {
        return attribute.startsWith(ONE) || super.hasAttribute(attribute);
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        SizeCheck.check(
                properties.get(MIN_SIZE),
                properties.get(MAX_SIZE),
                properties.get(DESIRED_CAPACITY));
    }

    @Override
    public Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> properties, Map<String, String> files) {
        if (properties.isEmpty() || Unresolved.isIn(properties)) {
            return Optional.empty();
        }
        Map<String, Map<String, @Nullable Object>> definitions = new LinkedHashMap<>();
        for (int member = 0; member < first(properties); member++) {
            definitions.put("member" + member, definition(properties));
        }
        return Optional.of(nested(definitions));
    }

    @Override
    protected Size size(Map<String, @Nullable Object> properties) {
        Integer desired = Numbers.integer(properties.get(DESIRED_CAPACITY));
        return new Size(
                Numbers.required(properties.get(MIN_SIZE)),
                Numbers.required(properties.get(MAX_SIZE)),
                desired);
    }

    @Override
    protected @Nullable BigDecimal cooldown(Map<String, @Nullable Object> properties) {
        return Numbers.decimal(properties.get(COOLDOWN));
    }

    @Override
    protected Map<String, @Nullable Object> definition(ResourceContext context) {
        return definition(context.properties());
    }

    @Override
    public List<Object> memberTypes(Map<String, @Nullable Object> properties) {
        return Members.type(properties.get(RESOURCE));
    }

    /** What has no value is left out, as if it were not given. */
    private static Map<String, @Nullable Object> definition(
            Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        if (properties.get(RESOURCE) instanceof Map<?, ?> parts) {
            parts.forEach(
                    (key, value) -> {
                        if (value != null) {
                            definition.put(String.valueOf(key), value);
                        }
                    });
        }
        return definition;
    }

    @Override
    protected Optional<RollingUpdate> rolling(ResourceContext context, Change change) {
        return change.touches(RESOURCE)
                ? UpdatePolicies.read(context.properties().get(ROLLING_UPDATES))
                : Optional.empty();
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return !attribute.equals(CURRENT_SIZE) && super.tells(outputs, attribute);
    }

    @Override
    public @Nullable Object attribute(
            ResourceContext context, String attribute, List<Object> path) {
        Members members = new Members(outputs(context));
        if (attribute.startsWith(ONE)) {
            return ofOne(context, attribute.substring(ONE.length()), path);
        }
        return switch (attribute) {
            case CURRENT_SIZE -> AttributePath.select((long) names(context).size(), path);
            case REFS_MAP -> AttributePath.select(ofMembers(context, members.references()), path);
            case REFS ->
                    AttributePath.select(
                            new ArrayList<>(ofMembers(context, members.references()).values()),
                            path);
            case OUTPUTS -> outputs(context, members, path);
            case OUTPUTS_LIST -> new ArrayList<>(outputs(context, members, path).values());
            default -> throw TemplateException.unknownAttribute(name(context), attribute);
        };
    }

    private static Map<String, @Nullable Object> outputs(
            ResourceContext context, Members members, List<Object> path) {
        if (path.isEmpty()) {
            throw TemplateException.unknownAttribute(name(context), OUTPUTS);
        }
        return ofMembers(
                context,
                members.byName(String.valueOf(path.getFirst()), path.subList(1, path.size())));
    }

    /**
     * @param attribute such as {@code 0} or {@code 0.output}, by the members' age
     */
    private static @Nullable Object ofOne(
            ResourceContext context, String attribute, List<Object> path) {
        String[] parts = attribute.split("\\.", 2);
        List<Object> rest = new ArrayList<>();
        if (parts.length > 1) {
            rest.add(parts[1]);
        }
        rest.addAll(path);
        List<String> names = names(context);
        Integer index = Numbers.integer(parts[0]);
        if (index == null || index < 0 || index >= names.size()) {
            throw TemplateException.unknownAttribute(name(context), ONE + attribute);
        }
        String member = names.get(index);
        Members members = new Members(outputs(context));
        return rest.isEmpty()
                ? members.references().get(member)
                : outputs(context, members, rest).get(member);
    }

    private static String name(ResourceContext context) {
        return context.resource().name();
    }
}
