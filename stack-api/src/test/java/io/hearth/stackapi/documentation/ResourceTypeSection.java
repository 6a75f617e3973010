package io.hearth.stackapi.documentation;

import static io.hearth.testkit.documentation.GeneratedPart.cell;
import static io.hearth.testkit.documentation.GeneratedPart.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A resource type as a section of a page: names in order, since some are declared in none. */
final class ResourceTypeSection {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final StringBuilder text = new StringBuilder();

    private ResourceTypeSection() {}

    static String of(ResourceType type) {
        ResourceTypeSection section = new ResourceTypeSection();
        section.line("## %s\n\n%s\n".formatted(type.name(), cell(type.description())));
        if (type.acceptsAnything()) {
            section.line("It takes any property, and has any attribute.\n");
        }
        section.properties("property", type.properties());
        section.properties("update policy", type.updatePolicy());
        section.attributes(type.attributes());
        return section.text.toString();
    }

    private void properties(String heading, Map<String, PropertySchema> schemas) {
        if (!schemas.isEmpty()) {
            line("| %s | type | default | |\n|---|---|---|---|".formatted(heading));
            new TreeMap<>(schemas).forEach(this::property);
            line("");
        }
    }

    private void property(String name, PropertySchema schema) {
        if (!schema.implemented()) {
            return;
        }
        Object preset = schema.defaultValue();
        line(
                "| %s | %s | %s | %s |"
                        .formatted(
                                code(name),
                                schema.type().shown(),
                                preset == null ? "" : value(preset),
                                notes(schema)));
        new TreeMap<>(schema.nested())
                .forEach(
                        (key, inner) -> {
                            if (!key.equals(PropertySchema.ITEM)) {
                                property(name + "." + key, inner);
                            } else if (inner.type() == PropertyType.MAP) {
                                new TreeMap<>(inner.nested())
                                        .forEach((at, it) -> property(name + "[]." + at, it));
                            }
                        });
    }

    private static String notes(PropertySchema schema) {
        List<String> notes = new ArrayList<>();
        if (schema.required()) {
            notes.add("**required**");
        }
        if (schema.updatable()) {
            notes.add("updatable");
        }
        schema.constraints().forEach(constraint -> notes.add(rule(constraint)));
        String description = cell(schema.description());
        String said = String.join(", ", notes);
        return description.isEmpty() || said.isEmpty()
                ? description + said
                : description + " *" + said.replace("**", "") + "*";
    }

    private static String rule(Constraint constraint) {
        return constraint.shown().entrySet().stream()
                .filter(rule -> !rule.getKey().equals("description"))
                .map(rule -> rule.getKey().replace('_', ' ') + " " + value(rule.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String value(Object value) {
        try {
            return code(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void attributes(Map<String, AttributeSchema> schemas) {
        if (!schemas.isEmpty()) {
            line("| attribute | type | |\n|---|---|---|");
            new TreeMap<>(schemas)
                    .forEach(
                            (name, schema) ->
                                    line(
                                            "| %s | %s | %s%s |"
                                                    .formatted(
                                                            code(name),
                                                            schema.type() == null
                                                                    ? "any"
                                                                    : schema.type(),
                                                            cell(schema.description()),
                                                            schema.secret() ? " *secret*" : "")));
            line("");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
