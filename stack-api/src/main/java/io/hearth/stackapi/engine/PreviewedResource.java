package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that a request touches.
 *
 * @param stack that it is, or will be, in
 * @param resource as it is, or in {@code INIT_COMPLETE} when there is none yet
 * @param metadata what is not known yet is null, here and in what follows
 * @param properties null when they are not asked for
 * @param identity what it has, or is to have, in Keystone; null for nothing
 */
public record PreviewedResource(
        Stack stack,
        Resource resource,
        Map<String, @Nullable Object> metadata,
        Map<String, @Nullable Object> attributes,
        @Nullable Map<String, @Nullable Object> properties,
        @Nullable IdentityKind identity)
        implements Previewed {
    public PreviewedResource {
        metadata = copy(metadata);
        attributes = copy(attributes);
        properties = properties == null ? null : copy(properties);
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
