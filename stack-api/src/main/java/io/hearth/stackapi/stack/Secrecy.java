package io.hearth.stackapi.stack;

import java.util.stream.Stream;

/** How much of a resource comes from secrets that only its stack's creator may read. */
public enum Secrecy {
    NOTHING,
    METADATA,
    /** The properties, and so whatever is made of them. */
    PROPERTIES;

    /** The one of two that is more. */
    public Secrecy or(Secrecy other) {
        return Stream.of(this, other).max(Enum::compareTo).orElseThrow();
    }
}
