package io.hearth.stackapi.api.discovery;

import io.hearth.access.OpenRoute;
import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which versions of the API there are: one. Heat answers 300 for that. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class VersionsResource {
    private static final int MULTIPLE_CHOICES = 300;

    @GET
    @OpenRoute
    @Operation(summary = "List the versions of the API")
    public Response versions(@Context UriInfo request) {
        return choices(request);
    }

    @GET
    @Path("versions")
    @OpenRoute
    @Operation(summary = "List the versions of the API")
    public Response versionsByName(@Context UriInfo request) {
        return choices(request);
    }

    @GET
    @Path("v1")
    @PolicyRule("versions:show")
    @Operation(summary = "Show the version of the API")
    public Response version(@Context UriInfo request) {
        return choices(request);
    }

    private static Response choices(UriInfo request) {
        Link self = new Link(Links.of(request).root().toString(), "self");
        return Response.status(MULTIPLE_CHOICES)
                .entity(new Versions(List.of(new Version("v1.0", "CURRENT", List.of(self)))))
                .build();
    }

    /** The body. */
    record Versions(List<Version> versions) {}

    /** A version, with where it begins. */
    record Version(String id, String status, List<Link> links) {}
}
