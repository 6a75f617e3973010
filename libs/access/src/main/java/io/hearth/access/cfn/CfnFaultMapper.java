package io.hearth.access.cfn;

import io.hearth.access.audit.RefusalAudit;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns a {@link CfnFault} into its answer, and tells the audit why. */
public class CfnFaultMapper {
    private final RefusalAudit audit;

    CfnFaultMapper(RefusalAudit audit) {
        this.audit = audit;
    }

    @ServerExceptionMapper
    public Response answer(CfnFault fault, UriInfo uri, HttpServerRequest request) {
        fault.denial().ifPresent(denial -> audit.tell(request, fault.error().status(), denial));
        return CfnResponses.error(fault, asksForJson(uri));
    }

    /** Whether the query asks for JSON, be it signed or not. */
    public static boolean asksForJson(UriInfo uri) {
        return "JSON".equals(uri.getQueryParameters().getFirst("ContentType"));
    }
}
