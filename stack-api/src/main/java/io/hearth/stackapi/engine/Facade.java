package io.hearth.stackapi.engine;

import io.hearth.template.expression.ResourceStates.Aspect;
import io.hearth.template.expression.Unresolved;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a nested stack's template may ask of the resource that it stands for.
 *
 * @param closed what of the stack only the creator of its tree may read
 */
record Facade(
        @Nullable Object metadata,
        @Nullable Object deletionPolicy,
        @Nullable Object updatePolicy,
        Closed closed) {
    /** How much of what a nested stack is made from comes from the creator's secrets. */
    enum Closed {
        NOTHING,
        /** What it may ask of the resource. */
        FACADE,
        PARAMETERS,
        /** The template, too: it was made of the resource's properties. */
        ALL;

        boolean hasParameters() {
            return compareTo(PARAMETERS) >= 0;
        }
    }

    private static final String CLOSED = "closed";
    private static final String METADATA = "metadata";
    private static final String DELETION_POLICY = "deletion_policy";
    private static final String UPDATE_POLICY = "update_policy";

    /** Of a resource that is not there yet. */
    static final Facade UNKNOWN =
            new Facade(Unresolved.VALUE, Unresolved.VALUE, Unresolved.VALUE, Closed.NOTHING);

    static Facade of(Frozen resource, Closed closed) {
        return new Facade(
                resource.metadata(),
                resource.parts().get(DELETION_POLICY),
                resource.updatePolicy(),
                closed);
    }

    static Facade read(Map<?, ?> stored) {
        return new Facade(
                stored.get(METADATA),
                stored.get(DELETION_POLICY),
                stored.get(UPDATE_POLICY),
                stored.get(CLOSED) instanceof String closed
                        ? Closed.valueOf(closed)
                        : Closed.NOTHING);
    }

    Map<String, @Nullable Object> written() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put(METADATA, metadata);
        written.put(DELETION_POLICY, deletionPolicy);
        written.put(UPDATE_POLICY, updatePolicy);
        written.put(CLOSED, closed.name());
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
