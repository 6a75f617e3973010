package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::ResourceChain}: resources of several types with the same properties. */
@ApplicationScoped
class ResourceChain extends GroupResource {
    private static final String RESOURCES = "resources";
    private static final String CONCURRENT = "concurrent";
    private static final String RESOURCE_PROPERTIES = "resource_properties";

    @Override
    public String name() {
        return "OS::Heat::ResourceChain";
    }

    @Override
    public String description() {
        return "Resources of several types with the same properties, one after the other.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("6.0.0");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                RESOURCES,
                PropertySchema.of(PropertyType.LIST, "The types, in order.")
                        .asRequired()
                        .asUpdatable());
        properties.put(
                CONCURRENT,
                PropertySchema.of(PropertyType.BOOLEAN, "Whether all are made at once.")
                        .withDefault(false));
        properties.put(
                RESOURCE_PROPERTIES,
                PropertySchema.of(PropertyType.MAP, "The properties of each of them."));
        return properties;
    }

    @Override
    public Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> properties, Map<String, String> files) {
        return properties.isEmpty() || Unresolved.isIn(properties)
                ? Optional.empty()
                : Optional.of(template(properties));
    }

    @Override
    public List<Object> memberTypes(Map<String, @Nullable Object> properties) {
        return properties.get(RESOURCES) instanceof List<?> types
                ? new ArrayList<>(types)
                : List.of(Unresolved.VALUE);
    }

    @Override
    protected NestedTemplate template(ResourceContext context) {
        return template(context.properties());
    }

    private static NestedTemplate template(Map<String, @Nullable Object> properties) {
        Map<String, Map<String, @Nullable Object>> definitions = new LinkedHashMap<>();
        if (properties.get(RESOURCES) instanceof List<?> types) {
            for (int index = 0; index < types.size(); index++) {
                Map<String, @Nullable Object> definition = new LinkedHashMap<>();
                definition.put("type", types.get(index));
                if (properties.get(RESOURCE_PROPERTIES) instanceof Map<?, ?> own) {
                    definition.put("properties", own);
                }
                if (index > 0 && !Boolean.TRUE.equals(properties.get(CONCURRENT))) {
                    definition.put("depends_on", Integer.toString(index - 1));
                }
                definitions.put(Integer.toString(index), definition);
            }
        }
        return new NestedTemplate(Members.template(definitions), Map.of(), null, null);
    }
}
