package io.hearth.stackapi.api.catalogue;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.template.property.PropertySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A template that holds one resource of a type: its properties are the template's parameters, its
 * attributes the outputs.
 */
final class TypeTemplate {
    private static final String STACK_ID = "OS::stack_id";

    private final ResourceType type;
    private final String resource;

    private TypeTemplate(ResourceType type) {
        this.type = type;
        this.resource = type.name().substring(type.name().lastIndexOf(':') + 1);
    }

    static Map<String, Object> hot(ResourceType type) {
        TypeTemplate template = new TypeTemplate(type);
        Map<String, Object> outputs =
                template.outputs(
                        (name, description) ->
                                Map.of(
                                        "description",
                                        description,
                                        "value",
                                        Map.of("get_attr", List.of(template.resource, name))));
        outputs.put(STACK_ID, Map.of("value", Map.of("get_resource", template.resource)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("heat_template_version", "2016-10-14");
        document.put("description", template.description());
        document.put(
                "parameters", template.properties((name, schema) -> TypeParameter.hot(schema)));
        document.put(
                "resources",
                template.resources(
                        "type",
                        "properties",
                        template.properties((name, schema) -> Map.of("get_param", name))));
        document.put("outputs", outputs);
        return document;
    }

    static Map<String, Object> cfn(ResourceType type) {
        TypeTemplate template = new TypeTemplate(type);
        Map<String, Object> outputs =
                template.outputs(
                        (name, description) ->
                                Map.of(
                                        "Description",
                                        description,
                                        "Value",
                                        Map.of("Fn::GetAtt", List.of(template.resource, name))));
        outputs.put(STACK_ID, Map.of("Value", Map.of("Ref", template.resource)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("HeatTemplateFormatVersion", "2012-12-12");
        document.put("Description", template.description());
        document.put(
                "Parameters", template.properties((name, schema) -> TypeParameter.cfn(schema)));
        document.put(
                "Resources",
                template.resources(
                        "Type", "Properties", template.properties(TypeTemplate::cfnReference)));
        document.put("Outputs", outputs);
        return document;
    }

    /** A list comes as a text with commas. */
    private static Map<String, Object> cfnReference(String name, PropertySchema schema) {
        Map<String, Object> reference = Map.of("Ref", name);
        return switch (schema.type()) {
            case LIST -> Map.of("Fn::Split", List.of(",", reference));
            default -> reference;
        };
    }

    private String description() {
        return "Initial template of " + resource;
    }

    private Map<String, Object> properties(
            BiFunction<String, PropertySchema, Map<String, Object>> shown) {
        Map<String, Object> properties = new LinkedHashMap<>();
        type.properties()
                .forEach(
                        (name, schema) -> {
                            if (schema.implemented()) {
                                properties.put(name, shown.apply(name, schema));
                            }
                        });
        return properties;
    }

    private Map<String, Object> resources(
            String typeKey, String propertiesKey, Map<String, Object> properties) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put(typeKey, type.name());
        definition.put(propertiesKey, properties);
        return Map.of(resource, definition);
    }

    private Map<String, Object> outputs(BiFunction<String, String, Map<String, Object>> shown) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        ResourceTypeView.allAttributes(type)
                .forEach(
                        (name, schema) ->
                                outputs.put(name, shown.apply(name, schema.description())));
        return outputs;
    }
}
