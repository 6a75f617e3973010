package io.hearth.stackapi.api.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.Rules;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.resource.schema.SupportStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The resource types that templates may use. */
@Path("/v1/{tenant_id}/resource_types")
@Produces(MediaType.APPLICATION_JSON)
class ResourceTypesResource {
    private static final String WITH_DESCRIPTION = "with_description";

    private final ResourceTypes types;
    private final Rules rules;
    private final Caller caller;

    ResourceTypesResource(ResourceTypes types, Rules rules, Caller caller) {
        this.types = types;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @PolicyRule("stacks:list_resource_types")
    @Operation(summary = "List resource types")
    public Map<String, List<Object>> list(@Context UriInfo request) {
        Query query = Query.of(request);
        TypeFilter filter = TypeFilter.of(query);
        boolean described = query.flag(WITH_DESCRIPTION);
        return Map.of(
                "resource_types",
                types.all().stream()
                        .filter(filter::matches)
                        .filter(type -> rules.allowsType(caller.member(), type.name()))
                        .map(type -> described ? DescribedType.of(type) : type.name())
                        .toList());
    }

    @GET
    @Path("/{type_name}")
    @PolicyRule("stacks:resource_schema")
    @Operation(summary = "Show a resource type")
    public ResourceTypeView show(@RestPath("type_name") String name, @Context UriInfo request) {
        return ResourceTypeView.of(named(name), Query.of(request).flag(WITH_DESCRIPTION));
    }

    @GET
    @Path("/{type_name}/template")
    @PolicyRule("stacks:generate_template")
    @Operation(summary = "Make a template of a resource type")
    public Map<String, Object> template(
            @RestPath("type_name") String name, @Context UriInfo request) {
        String given = Query.of(request).text("template_type");
        return switch (given == null ? "cfn" : given.toLowerCase(Locale.ROOT)) {
            case "hot" -> TypeTemplate.hot(named(name));
            case "cfn" -> TypeTemplate.cfn(named(name));
            default ->
                    throw HeatFault.badRequest(
                            ("Template type is not supported: Invalid template type \"%s\","
                                            + " valid types are: cfn, hot.")
                                    .formatted(given));
        };
    }

    private ResourceType named(String name) {
        if (!rules.allowsType(caller.member(), name)) {
            throw HeatFault.notAuthorized(name);
        }
        return types.find(name)
                .filter(type -> type.supportStatus().status() != SupportStatus.Status.HIDDEN)
                .orElseThrow(() -> HeatFault.notFound("Resource Type", name));
    }

    /** An entry of a list with descriptions. */
    @JsonNaming(SnakeCaseStrategy.class)
    record DescribedType(String resourceType, String description) {
        static Object of(ResourceType type) {
            return new DescribedType(type.name(), type.description());
        }
    }
}
