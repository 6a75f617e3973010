package io.hearth.stackapi.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over of a resource.
 *
 * @param physicalId null when none is given
 * @param type as the exported template named it; null when none is given
 * @param metadata null for what the template says
 * @param data what its type had remembered
 * @param resources of the nested stack behind it, by their names, in order; empty for none
 */
public record AdoptedResource(
        @Nullable String physicalId,
        @Nullable String type,
        @Nullable Map<String, @Nullable Object> metadata,
        Map<String, String> data,
        Map<String, AdoptedResource> resources) {
    /** Of a resource that has no stack behind it. */
    public AdoptedResource(
            @Nullable String physicalId,
            @Nullable String type,
            @Nullable Map<String, @Nullable Object> metadata,
            Map<String, String> data) {
        this(physicalId, type, metadata, data, Map.of());
    }

    public AdoptedResource {
        metadata =
                metadata == null
                        ? null
                        : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        data = Map.copyOf(data);
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }

    /** Says nothing of the data, which may be secret. */
    @Override
    public String toString() {
        return "AdoptedResource[%s]".formatted(physicalId);
    }
}
