package io.hearth.stackapi.engine;

import io.hearth.template.expression.ResourceStates.Aspect;
import io.hearth.template.expression.Unresolved;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a nested stack's template may ask of the resource that it stands for. */
record Facade(
        @Nullable Object metadata, @Nullable Object deletionPolicy, @Nullable Object updatePolicy) {
    private static final String METADATA = "metadata";
    private static final String DELETION_POLICY = "deletion_policy";
    private static final String UPDATE_POLICY = "update_policy";

    /** Of a resource that is not there yet. */
    static final Facade UNKNOWN = new Facade(Unresolved.VALUE, Unresolved.VALUE, Unresolved.VALUE);

    static Facade of(Frozen resource) {
        return new Facade(
                resource.metadata(),
                resource.parts().get(DELETION_POLICY),
                resource.updatePolicy());
    }

    static Facade read(Map<?, ?> stored) {
        return new Facade(
                stored.get(METADATA), stored.get(DELETION_POLICY), stored.get(UPDATE_POLICY));
    }

    Map<String, @Nullable Object> written() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put(METADATA, metadata);
        written.put(DELETION_POLICY, deletionPolicy);
        written.put(UPDATE_POLICY, updatePolicy);
        return written;
    }

    @Nullable Object of(Aspect aspect) {
        return switch (aspect) {
            case METADATA -> metadata;
            case DELETION_POLICY -> deletionPolicy;
            case UPDATE_POLICY -> updatePolicy;
        };
    }
}
