package io.hearth.stackapi.api.transfer;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.engine.AdoptedResource;
import io.hearth.stackapi.engine.AdoptedStack;
import io.hearth.template.Environment;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the {@code adopt_stack_data} of a create body holds: what an abandonment has given. */
public record AdoptData(JsonBody data) {
    private static final String TEMPLATE = "template";
    private static final String FILES = "files";
    private static final String ENVIRONMENT = "environment";
    private static final String RESOURCES = "resources";

    /**
     * @param value an object, or its text as JSON or YAML
     */
    public static AdoptData of(@Nullable Object value) {
        JsonBody data =
                JsonBody.of(
                        "'adopt_stack_data'", value instanceof String text ? read(text) : value);
        if (!data.has(TEMPLATE)) {
            throw HeatFault.badRequest("Invalid adopt data: 'template'");
        }
        return new AdoptData(data);
    }

    private static @Nullable Object read(String text) {
        try {
            return YamlReader.read(text);
        } catch (MalformedTextException e) {
            throw HeatFault.badRequest("Invalid adopt data: %s".formatted(e.getMessage()));
        }
    }

    /** The body with the template of this, and its files below the body's own. */
    public JsonBody in(JsonBody body) {
        Map<String, @Nullable Object> files = new LinkedHashMap<>(data.object(FILES));
        files.putAll(body.object(FILES));
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        merged.put(TEMPLATE, data.value(TEMPLATE));
        merged.put(FILES, files);
        return body.with(merged);
    }

    /** What holds where the request's own environment says nothing. */
    public Environment environment() {
        return Environment.of(data.value(ENVIRONMENT));
    }

    /** The stack that is handed over. */
    public AdoptedStack stack() {
        return new AdoptedStack(data.text("id"), resources(data, ""));
    }

    /**
     * @param path of the stack in its tree, for messages
     */
    private static Map<String, AdoptedResource> resources(JsonBody stack, String path) {
        Map<String, AdoptedResource> resources = new LinkedHashMap<>();
        stack.object(RESOURCES)
                .forEach(
                        (name, value) -> {
                            String place = path + RESOURCES + "." + name;
                            resources.put(
                                    name,
                                    resource(
                                            JsonBody.of("'%s'".formatted(place), value),
                                            place + "."));
                        });
        return resources;
    }

    /** A nested stack stands in the place of its resource, and has resources itself. */
    private static AdoptedResource resource(JsonBody resource, String path) {
        Map<String, String> remembered = new LinkedHashMap<>();
        resource.object("resource_data")
                .forEach((key, value) -> remembered.put(key, text(key, value)));
        return new AdoptedResource(
                resource.text("resource_id"),
                resource.text("type"),
                resource.has("metadata") ? resource.object("metadata") : null,
                remembered,
                resources(resource, path));
    }

    private static String text(String key, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw JsonBody.wrongShape("resource_data." + key, "a string", value);
    }
}
