package io.hearth.stackapi.resource;

import io.hearth.stackapi.stack.State;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the nested stack behind a resource has come.
 *
 * @param wish the latest wish of the resource that it has begun to follow
 * @param outputs of a stack that is complete; those that could not be resolved are null
 */
public record NestedOutcome(State state, long wish, Map<String, @Nullable Object> outputs) {
    public NestedOutcome {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
}
