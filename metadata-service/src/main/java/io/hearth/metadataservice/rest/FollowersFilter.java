package io.hearth.metadataservice.rest;

import io.hearth.access.Caller;
import io.hearth.metadataservice.document.DocumentKey;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses who may not read what it wants to follow, as a single read would. */
class FollowersFilter {
    private final Caller caller;
    private final MetadataReads reads;

    FollowersFilter(Caller caller, MetadataReads reads) {
        this.caller = caller;
        this.reads = reads;
    }

    @ServerRequestFilter(priority = Priorities.USER)
    @Followed
    Uni<Response> check(UriInfo request) {
        MultivaluedMap<String, String> path = request.getPathParameters();
        DocumentKey key = new DocumentKey(path.getFirst("id"), path.getFirst("resource"));
        return reads.read(
                        caller.principal(),
                        caller.token(),
                        path.getFirst("stack"),
                        key,
                        Validator.of(null),
                        Duration.ZERO)
                .chain(readable -> Uni.createFrom().nullItem());
    }
}
