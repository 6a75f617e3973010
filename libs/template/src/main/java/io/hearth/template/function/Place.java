package io.hearth.template.function;

import org.jspecify.annotations.Nullable;

/**
 * Where in a template a value stands.
 *
 * @param path as errors tell it, e.g. {@code resources.web.properties.names[0]}
 * @param key as Heat tells a wrong reference, e.g. {@code web.Properties.names[0]}; null where Heat
 *     has no name for it
 */
public record Place(String path, @Nullable String key) {
    public Place child(String name) {
        return new Place(path + "." + name, key == null ? null : key + "." + name);
    }

    public Place item(int index) {
        String suffix = "[" + index + "]";
        return new Place(path + suffix, key == null ? null : key + suffix);
    }
}
