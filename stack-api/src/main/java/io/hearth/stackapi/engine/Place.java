package io.hearth.stackapi.engine;

import io.hearth.template.error.TemplateException;
import io.hearth.template.version.Dialect;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in a template, for messages.
 *
 * @param path as the template's dialect writes it, such as {@code outputs.address.value}
 */
record Place(String path) {
    static Place property(Dialect dialect, String resource, String property) {
        return new Place(
                (dialect == Dialect.HOT
                                ? "resources.%s.properties.%s"
                                : "Resources.%s.Properties.%s")
                        .formatted(resource, property));
    }

    static Place metadata(Dialect dialect, String resource) {
        return new Place(
                (dialect == Dialect.HOT ? "resources.%s.metadata" : "Resources.%s.Metadata")
                        .formatted(resource));
    }

    static Place updatePolicy(Dialect dialect, String resource) {
        return new Place(
                (dialect == Dialect.HOT
                                ? "resources.%s.update_policy"
                                : "Resources.%s.UpdatePolicy")
                        .formatted(resource));
    }

    static Place output(Dialect dialect, String output) {
        return new Place(
                (dialect == Dialect.HOT ? "outputs.%s.value" : "Outputs.%s.Value")
                        .formatted(output));
    }

    /**
     * Resolves what stands here.
     *
     * @throws TemplateException that tells the place
     */
    @Nullable Object resolve(Supplier<@Nullable Object> value) {
        try {
            return value.get();
        } catch (TemplateException wrong) {
            throw wrong.at(path);
        }
    }
}
