package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is handed over.
 *
 * @param data what its type remembers; also what it keeps sealed, when another stack can take the
 *     resource over
 * @param nested the stack behind it, which stands in its place; null when there is none
 */
public record ExportedResource(
        Resource resource,
        Map<String, @Nullable Object> metadata,
        Map<String, String> data,
        @Nullable StackExport nested) {
    public ExportedResource {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        data = Map.copyOf(data);
    }

    /** Says nothing of the data, which may be secret. */
    @Override
    public String toString() {
        return "ExportedResource[%s]".formatted(resource.name());
    }
}
