package io.hearth.stackapi.api.template;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.engine.StackSource;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a stack was made of, each as a bare object. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class StackSourceResource {
    private final StackFinder finder;
    private final Stacks stacks;
    private final StackInsight insight;
    private final Readers readers;

    StackSourceResource(StackFinder finder, Stacks stacks, StackInsight insight, Readers readers) {
        this.readers = readers;
        this.finder = finder;
        this.stacks = stacks;
        this.insight = insight;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/template")
    @PolicyRule("stacks:template")
    @Operation(summary = "Show a stack's template")
    public Uni<String> template(@BeanParam StackPath path) {
        return finder.at(path)
                .call(stack -> insight.checkTemplate(stack, readers.of(stack)))
                .flatMap(stacks::document)
                .map(StackDocument::template);
    }

    @GET
    @Path(StackPath.TEMPLATE + "/environment")
    @PolicyRule("stacks:environment")
    @Operation(summary = "Show a stack's environment")
    public Uni<Map<String, Object>> environment(@BeanParam StackPath path) {
        return finder.at(path)
                .flatMap(stack -> insight.environment(stack, readers.of(stack)))
                .map(StackSourceResource::withEncryptedNames);
    }

    @GET
    @Path(StackPath.TEMPLATE + "/files")
    @PolicyRule("stacks:files")
    @Operation(summary = "Show the files of a stack")
    public Uni<Map<String, String>> files(@BeanParam StackPath path) {
        return finder.at(path).flatMap(insight::source).map(StackSource::files);
    }

    /** Heat lists here which parameters its database holds encrypted; all of them are, unlisted. */
    private static Map<String, Object> withEncryptedNames(Map<String, Object> environment) {
        Map<String, Object> shown = new LinkedHashMap<>(environment);
        shown.putIfAbsent("encrypted_param_names", List.of());
        return shown;
    }
}
