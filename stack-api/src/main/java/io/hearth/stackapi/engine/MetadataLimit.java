package io.hearth.stackapi.engine;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How big the metadata of a resource may be as JSON. It goes over the bus as one record, sealed,
 * with all else that is told of the resource; the broker takes no more than 1 MiB.
 */
@Singleton
class MetadataLimit {
    static final String PROPERTY = "hearth.limit.metadata-bytes";

    /** What leaves room in a record for a long description beside it. */
    static final int MOST = 384 * 1024;

    private final int bytes;

    MetadataLimit(@ConfigProperty(name = PROPERTY) int bytes) {
        if (bytes < 1 || bytes > MOST) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be from 1 to %d, since the bus takes no more."
                            .formatted(PROPERTY, bytes, MOST));
        }
        this.bytes = bytes;
    }

    boolean isExceededBy(String json) {
        return size(json) > bytes;
    }

    /** Why a resource cannot be made. */
    String refused(String json) {
        return "Request limit exceeded: The metadata has %d bytes as JSON; at most %d are possible (%s)."
                .formatted(size(json), bytes, PROPERTY);
    }

    /** Why a signal is dropped. */
    String dropped(String json) {
        return "Signal: dropped: with it the metadata would have %d bytes as JSON, and at most %d are possible (%s)"
                .formatted(size(json), bytes, PROPERTY);
    }

    private static int size(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }
}
