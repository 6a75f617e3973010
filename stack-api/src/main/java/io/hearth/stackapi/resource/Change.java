package io.hearth.stackapi.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an update changes of a resource.
 *
 * @param before the properties as they were
 * @param properties the names of those that change, come or go
 */
public record Change(Map<String, @Nullable Object> before, Set<String> properties) {
    public Change {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        properties = Collections.unmodifiableSet(new LinkedHashSet<>(properties));
    }

    public boolean touches(String property) {
        return properties.contains(property);
    }
}
