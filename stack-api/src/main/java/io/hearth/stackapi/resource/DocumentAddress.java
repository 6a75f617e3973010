package io.hearth.stackapi.resource;

import java.time.Instant;
import java.util.Optional;

/** Where a resource's metadata is read. */
public final class DocumentAddress {
    private DocumentAddress() {}

    /**
     * A URL for {@code GET} that its signature authorises, good for as long as its keypair; the
     * same whenever it is asked for. Empty while there is no keypair.
     */
    public static Optional<String> presigned(ResourceContext context) {
        return PresignedAddress.of(
                context,
                "GET",
                "/metadata",
                context.data(IdentityData.READY_AT).map(Instant::parse));
    }
}
