package io.hearth.stackapi.api.snapshot;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.api.stack.Accepted;
import io.hearth.stackapi.api.stack.StackRequests;
import io.hearth.stackapi.engine.StackSnapshots;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The snapshots of a stack. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class SnapshotsResource {
    private static final String ALL = StackPath.TEMPLATE + "/snapshots";
    private static final String ONE = ALL + "/{snapshot_id}";

    private final StackFinder finder;
    private final StackSnapshots snapshots;
    private final StackRequests requests;

    SnapshotsResource(StackFinder finder, StackSnapshots snapshots, StackRequests requests) {
        this.requests = requests;
        this.finder = finder;
        this.snapshots = snapshots;
    }

    @GET
    @Path(ALL)
    @PolicyRule("stacks:list_snapshots")
    @Operation(summary = "List the snapshots of a stack")
    public Uni<SnapshotView.ListBody> list(@BeanParam StackPath path) {
        return finder.at(path)
                .flatMap(snapshots::list)
                .map(all -> new SnapshotView.ListBody(all.stream().map(SnapshotView::of).toList()));
    }

    @POST
    @Path(ALL)
    @PolicyRule("stacks:snapshot")
    @Operation(summary = "Take a snapshot of a stack")
    public Uni<SnapshotView> create(@BeanParam StackPath path, byte[] body) {
        SnapshotBody wanted = SnapshotBody.read(body);
        return finder.at(path)
                .flatMap(stack -> snapshots.take(stack, wanted.name()))
                .map(SnapshotView::of);
    }

    @GET
    @Path(ONE)
    @PolicyRule("stacks:show_snapshot")
    @Operation(summary = "Show a snapshot")
    public Uni<SnapshotView.Body> show(
            @BeanParam StackPath path, @RestPath("snapshot_id") String id) {
        return finder.at(path)
                .flatMap(stack -> snapshots.show(stack, id))
                .map(SnapshotView::of)
                .map(SnapshotView.Body::new);
    }

    @DELETE
    @Path(ONE)
    @PolicyRule("stacks:delete_snapshot")
    @Operation(summary = "Delete a snapshot")
    public Uni<Void> delete(@BeanParam StackPath path, @RestPath("snapshot_id") String id) {
        return finder.at(path).flatMap(stack -> snapshots.delete(stack, id));
    }

    @POST
    @Path(ONE + "/restore")
    @PolicyRule("stacks:restore_snapshot")
    @Operation(summary = "Bring a stack back to a snapshot")
    public Uni<Response> restore(@BeanParam StackPath path, @RestPath("snapshot_id") String id) {
        return finder.at(path)
                .flatMap(stack -> snapshots.restore(stack, id, requests.caller()))
                .map(begun -> Response.accepted(Accepted.BODY).build());
    }
}
