package io.hearth.stackapi.api.snapshot;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body that takes a snapshot.
 *
 * @param name null when the request gives none
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#snapshot-a-stack">Snapshot a
 *     stack</a>
 */
record SnapshotBody(@Nullable String name) {
    private static final int LONGEST = 255;

    static SnapshotBody read(byte[] bytes) {
        String name = JsonBody.parse(bytes).allow(Set.of("name")).text("name");
        if (name != null && name.length() > LONGEST) {
            throw HeatFault.badRequest(
                    "'name' of a snapshot must not be longer than %d characters."
                            .formatted(LONGEST));
        }
        return new SnapshotBody(name);
    }
}
