package io.hearth.stackapi.api.stack;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.api.output.OutputView;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.stack.Stack;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One stack at its canonical address. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class StackResource {
    private final StackFinder finder;
    private final StackInsight insight;
    private final StackEngine engine;
    private final StackRequests requests;
    private final Readers readers;

    StackResource(
            StackFinder finder,
            StackInsight insight,
            StackEngine engine,
            StackRequests requests,
            Readers readers) {
        this.readers = readers;
        this.requests = requests;
        this.finder = finder;
        this.insight = insight;
        this.engine = engine;
    }

    @GET
    @Path(StackPath.TEMPLATE)
    @PolicyRule("stacks:show")
    @Operation(summary = "Show a stack")
    public Uni<StackView.Body> show(@BeanParam StackPath path, @Context UriInfo request) {
        boolean resolve = Query.of(request).flag("resolve_outputs", true);
        return finder.at(path).flatMap(stack -> view(stack, resolve, Links.of(request)));
    }

    @DELETE
    @Path(StackPath.TEMPLATE)
    @PolicyRule("stacks:delete")
    @Operation(summary = "Delete a stack and everything in it")
    public Uni<Void> delete(@BeanParam StackPath path) {
        return finder.at(path)
                .flatMap(stack -> engine.delete(stack.projectId(), stack.id(), requests.caller()));
    }

    private Uni<StackView.Body> view(Stack stack, boolean resolve, Links links) {
        return insight.parameters(stack, readers.of(stack))
                .flatMap(
                        parameters ->
                                outputs(stack, resolve)
                                        .map(outputs -> body(stack, parameters, outputs, links)));
    }

    private Uni<Optional<List<OutputView>>> outputs(Stack stack, boolean resolve) {
        if (!resolve || stack.state().deleted()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return insight.outputs(stack, readers.of(stack))
                .map(outputs -> Optional.of(outputs.stream().map(OutputView::of).toList()));
    }

    private static StackView.Body body(
            Stack stack,
            Map<String, String> parameters,
            Optional<List<OutputView>> outputs,
            Links links) {
        return new StackView.Body(StackView.of(stack, parameters, outputs.orElse(null), links));
    }
}
