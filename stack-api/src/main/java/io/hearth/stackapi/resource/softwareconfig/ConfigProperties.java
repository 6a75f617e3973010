package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.stackapi.deployment.config.IoSchemas;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties that the resources have in common. */
final class ConfigProperties {
    static final String GROUP = "group";
    static final String INPUTS = "inputs";
    static final String OUTPUTS = "outputs";
    static final String OPTIONS = "options";

    private ConfigProperties() {}

    static PropertySchema group() {
        return PropertySchema.of(PropertyType.STRING, "The tool that the config is for.")
                .withDefault(ConfigResource.UNGROUPED);
    }

    static PropertySchema options() {
        return PropertySchema.of(PropertyType.MAP, "Options for the tool that applies the config.");
    }

    static PropertySchema inputSchema() {
        return PropertySchema.of(PropertyType.LIST, "The inputs that the config takes.")
                .withItems(
                        PropertySchema.of(PropertyType.MAP, "An input.").withKeys(IoSchemas.INPUT));
    }

    static PropertySchema outputSchema() {
        return PropertySchema.of(PropertyType.LIST, "The outputs that the config gives.")
                .withItems(
                        PropertySchema.of(PropertyType.MAP, "An output.")
                                .withKeys(IoSchemas.OUTPUT));
    }

    static List<Map<String, @Nullable Object>> inputs(ResourceContext context) {
        return IoSchemas.inputs(complete(context, INPUTS, IoSchemas.INPUT));
    }

    static List<Map<String, @Nullable Object>> outputs(ResourceContext context) {
        return IoSchemas.outputs(complete(context, OUTPUTS, IoSchemas.OUTPUT));
    }

    static Map<String, @Nullable Object> map(ResourceContext context, String property) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (context.properties().get(property) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    static List<?> list(ResourceContext context, String property) {
        return context.properties().get(property) instanceof List<?> list ? list : List.of();
    }

    /** What the template leaves out is as if it were null, as Heat's agents know it. */
    private static List<?> complete(
            ResourceContext context, String property, Map<String, PropertySchema> schemas) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Object one : list(context, property)) {
            Map<String, @Nullable Object> keys = new LinkedHashMap<>();
            schemas.keySet().forEach(key -> keys.put(key, null));
            if (one instanceof Map<?, ?> map) {
                map.forEach((key, value) -> keys.put(String.valueOf(key), value));
            }
            all.add(keys);
        }
        return all;
    }
}
