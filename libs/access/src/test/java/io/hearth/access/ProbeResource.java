package io.hearth.access;

import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.signature.AgePolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Routes of every kind. */
@Path("/v1")
public class ProbeResource {
    private final Caller caller;
    private final SignedCallers signedCallers;

    ProbeResource(Caller caller, SignedCallers signedCallers) {
        this.caller = caller;
        this.signedCallers = signedCallers;
    }

    /** A body with one number in it. */
    public record Body(int number) {}

    @GET
    @Path("{project}/stacks")
    @PolicyRule("stacks:index")
    public Uni<Map<String, String>> list(@PathParam("project") String project) {
        return Uni.createFrom().item(Map.of("user", caller.principal().userId()));
    }

    @POST
    @Path("{project}/stacks")
    @PolicyRule("stacks:create")
    public Body create(@PathParam("project") String project, Body body) {
        return body;
    }

    @GET
    @Path("{project}/metadata")
    @PolicyRule(value = "resource:metadata", stackUsers = true)
    public Map<String, String> metadata(@PathParam("project") String project) {
        return Map.of("user", caller.principal().userId());
    }

    @GET
    @Path("{project}/ruleless")
    public String ruleless(@PathParam("project") String project) {
        return "never";
    }

    @GET
    @Path("{project}/broken")
    @PolicyRule("stacks:show")
    public String broken(@PathParam("project") String project) {
        throw new IllegalStateException("a secret of the inside");
    }

    @GET
    @SignedRoute
    public Uni<Response> signed(@Context HttpServerRequest request) {
        return signedCallers
                .identify(HttpRequests.raw(request, new byte[0]), AgePolicy.REQUEST)
                .map(
                        who ->
                                CfnResponses.tree(
                                        Map.of("User", who.principal().userId()),
                                        CfnResponses.wantsJson(who.parameters())));
    }
}
