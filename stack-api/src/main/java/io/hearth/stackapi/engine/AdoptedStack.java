package io.hearth.stackapi.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack that is handed over.
 *
 * @param id that it had; null when none is given
 * @param resources by their names, in order
 */
public record AdoptedStack(@Nullable String id, Map<String, AdoptedResource> resources) {
    public AdoptedStack {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }
}
