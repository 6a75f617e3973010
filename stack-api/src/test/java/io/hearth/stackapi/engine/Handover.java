package io.hearth.stackapi.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one stack lets go as another takes it over. */
final class Handover {
    private Handover() {}

    static Map<String, AdoptedResource> resources(StackExport export) {
        Map<String, AdoptedResource> resources = new LinkedHashMap<>();
        for (ExportedResource one : export.resources()) {
            Map<String, @Nullable Object> metadata = one.metadata();
            StackExport nested = one.nested();
            resources.put(
                    one.resource().name(),
                    new AdoptedResource(
                            one.resource().physicalId(),
                            one.resource().type(),
                            metadata,
                            one.data(),
                            nested == null ? Map.of() : resources(nested)));
        }
        return resources;
    }
}
