package io.hearth.access.cfn;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns a {@link CfnFault} into its answer. */
public class CfnFaultMapper {
    @ServerExceptionMapper
    public Response answer(CfnFault fault, UriInfo uri) {
        return CfnResponses.error(fault, asksForJson(uri));
    }

    /** Whether the query asks for JSON, be it signed or not. */
    public static boolean asksForJson(UriInfo uri) {
        return "JSON".equals(uri.getQueryParameters().getFirst("ContentType"));
    }
}
