package io.hearth.stackapi.api.output;

import io.hearth.access.PolicyRule;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.engine.StackOutput;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The outputs of a stack. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class OutputsResource {
    private final StackFinder finder;
    private final StackInsight insight;
    private final Readers readers;

    OutputsResource(StackFinder finder, StackInsight insight, Readers readers) {
        this.finder = finder;
        this.insight = insight;
        this.readers = readers;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/outputs")
    @PolicyRule("stacks:list_outputs")
    @Operation(summary = "List the outputs of a stack without their values")
    public Uni<OutputView.ListBody> list(@BeanParam StackPath path) {
        return finder.at(path).flatMap(insight::outputDescriptions).map(OutputView.ListBody::of);
    }

    @GET
    @Path(StackPath.TEMPLATE + "/outputs/{output_key}")
    @PolicyRule("stacks:show_output")
    @Operation(summary = "Show an output with its value")
    public Uni<OutputView.Body> show(
            @BeanParam StackPath path, @RestPath("output_key") String key) {
        return finder.at(path)
                .flatMap(stack -> insight.output(stack, key, readers.of(stack)))
                .map(output -> new OutputView.Body(OutputView.of(present(output, key))));
    }

    private static StackOutput present(Optional<StackOutput> output, String key) {
        return output.orElseThrow(
                () ->
                        HeatFault.of(
                                FaultType.NOT_FOUND,
                                "Specified output key %s not found.".formatted(key)));
    }
}
