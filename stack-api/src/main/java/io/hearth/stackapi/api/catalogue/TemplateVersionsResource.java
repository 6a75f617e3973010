package io.hearth.stackapi.api.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.access.PolicyRule;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.template.language.FunctionCatalogue;
import io.hearth.template.version.TemplateVersion;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The versions of templates, and the functions that each has. */
@Path("/v1/{tenant_id}/template_versions")
@Produces(MediaType.APPLICATION_JSON)
class TemplateVersionsResource {
    @GET
    @PolicyRule("stacks:list_template_versions")
    @Operation(summary = "List template versions")
    public Versions versions() {
        return new Versions(TemplateVersionView.all());
    }

    @GET
    @Path("/{template_version}/functions")
    @PolicyRule("stacks:list_template_functions")
    @Operation(summary = "List template functions")
    public Functions functions(
            @RestPath("template_version") String name, @Context UriInfo request) {
        TemplateVersion version = TemplateVersionView.named(name).orElseThrow(() -> unknown(name));
        Map<String, String> functions =
                new TreeMap<>(FunctionCatalogue.of(version, false).descriptions());
        if (Query.of(request).flag("with_condition_func")) {
            functions.putAll(FunctionCatalogue.of(version, true).descriptions());
        }
        return new Functions(
                functions.entrySet().stream()
                        .map(entry -> new FunctionView(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static HeatFault unknown(String version) {
        return HeatFault.of(
                FaultType.NOT_FOUND, "Template with version %s not found".formatted(version));
    }

    /** The body of a list of versions. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Versions(List<TemplateVersionView> templateVersions) {}

    /** The body of a list of functions. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Functions(List<FunctionView> templateFunctions) {}

    /**
     * A function.
     *
     * @param functions its name; Heat's key for it
     */
    public record FunctionView(String functions, String description) {}
}
