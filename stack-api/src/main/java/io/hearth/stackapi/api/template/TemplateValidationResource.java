package io.hearth.stackapi.api.template;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.api.http.OffLoop;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.limit.Limits;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Checks a template without making a stack of it. */
@Path("/v1/{tenant_id}/validate")
@Produces(MediaType.APPLICATION_JSON)
class TemplateValidationResource {
    private final StackInsight insight;
    private final OffLoop offLoop;
    private final Limits limits;

    TemplateValidationResource(StackInsight insight, OffLoop offLoop, Limits limits) {
        this.insight = insight;
        this.offLoop = offLoop;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PolicyRule("stacks:validate_template")
    @Operation(summary = "Check a template")
    public Uni<ValidationView> validate(
            @RestPath("tenant_id") String projectId, byte[] body, @Context UriInfo request) {
        boolean showNested = Query.of(request).flag("show_nested");
        return offLoop.run(() -> checked(body, limits.maxTemplateSize(projectId), showNested));
    }

    private ValidationView checked(byte[] body, int maxTemplateSize, boolean showNested) {
        TemplateBody source =
                TemplateBody.of(JsonBody.parse(body).allow(TemplateBody.KEYS), maxTemplateSize);
        return ValidationView.of(
                insight.check(source.template(), source.environment(), source.files(), showNested));
    }
}
