package io.hearth.stackapi.resource.schema;

import org.jspecify.annotations.Nullable;

/**
 * How far a type is supported, as Heat tells it.
 *
 * @param message what to use instead; null when there is nothing to say
 * @param version of Heat since which it is so, such as {@code 2014.2} or {@code 7.0.0}; null when
 *     it has always been
 * @param previousStatus null when it has always been so
 */
public record SupportStatus(
        Status status,
        @Nullable String message,
        @Nullable String version,
        @Nullable SupportStatus previousStatus) {
    /** Supported in every version. */
    public static final SupportStatus ALWAYS =
            new SupportStatus(Status.SUPPORTED, null, null, null);

    /** Heat's words, in Heat's order. */
    public enum Status {
        UNKNOWN,
        SUPPORTED,
        DEPRECATED,
        UNSUPPORTED,
        HIDDEN
    }

    /** Supported since a version of Heat. */
    public static SupportStatus since(String version) {
        return new SupportStatus(Status.SUPPORTED, null, version, null);
    }
}
