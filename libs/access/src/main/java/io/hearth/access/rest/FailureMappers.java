package io.hearth.access.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.CfnFaultMapper;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.messaging.Outage;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Everything that is no fault of the catalogue: what JAX-RS refuses is said in Heat's words, and
 * what nobody expected says nothing to the caller and is logged once.
 */
public class FailureMappers {
    private static final Logger LOG = Logger.getLogger(FailureMappers.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** As Heat's router answers to a path it does not have. */
    private static final String NO_ROUTE =
            """
            <html>
             <head>
              <title>404 Not Found</title>
             </head>
             <body>
              <h1>404 Not Found</h1>
              The resource could not be found.<br /><br />



             </body>
            </html>""";

    private final BodyLimit bodyLimit;

    FailureMappers(BodyLimit bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException problem, UriInfo uri) {
        HeatFault fault = JsonFaults.of(problem);
        return isCfn(uri)
                ? cfn(CfnFault.of(CfnError.INVALID_PARAMETER_VALUE, fault.getMessage()), uri)
                : FaultResponses.of(fault);
    }

    /** The platform has a mapper of its own for this kind, which this one replaces. */
    @ServerExceptionMapper
    public Response shape(MismatchedInputException problem, UriInfo uri) {
        return json(problem, uri);
    }

    @ServerExceptionMapper
    public Response refused(
            WebApplicationException failure, UriInfo uri, HttpServerRequest request) {
        if (failure.getCause() instanceof JsonProcessingException problem) {
            return json(problem, uri);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        if (status >= 500) {
            return unexpected(failure, uri, request);
        }
        return isCfn(uri) ? cfn(cfnFault(status), uri) : heat(status, failure);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, UriInfo uri, HttpServerRequest request) {
        if (Outage.is(failure)) {
            LOG.warnf("Request %s waits: %s", RequestIds.of(request), failure.getMessage());
            return isCfn(uri)
                    ? cfn(CfnFault.unavailable(RETRY_AFTER), uri)
                    : FaultResponses.of(HeatFault.unavailable(RETRY_AFTER));
        }
        LOG.errorf(failure, "Request %s failed.", RequestIds.of(request));
        return isCfn(uri)
                ? cfn(CfnFault.of(CfnError.INTERNAL_FAILURE), uri)
                : FaultResponses.internalError();
    }

    private Response heat(int status, WebApplicationException failure) {
        return switch (status) {
            case 403 -> FaultResponses.of(HeatFault.accessDenied());
            case 404 ->
                    Response.status(404)
                            .header("Content-Type", "text/html; charset=UTF-8")
                            .entity(NO_ROUTE)
                            .build();
            case 405 -> {
                Response response =
                        FaultResponses.of(
                                HeatFault.of(
                                        FaultType.METHOD_NOT_ALLOWED,
                                        FaultStatus.METHOD_NOT_ALLOWED.explanation()));
                String allow = failure.getResponse().getHeaderString("Allow");
                yield allow == null
                        ? response
                        : Response.fromResponse(response).header("Allow", allow).build();
            }
            case 413 -> FaultResponses.of(bodyLimit.tooLarge("unknown"));
            default ->
                    FaultResponses.of(HeatFault.badRequest(FaultStatus.BAD_REQUEST.explanation()));
        };
    }

    private static CfnFault cfnFault(int status) {
        return switch (status) {
            case 403 -> CfnFault.of(CfnError.ACCESS_DENIED);
            case 404 -> CfnFault.of(CfnError.NOT_FOUND);
            case 413 -> CfnFault.of(CfnError.REQUEST_LIMIT_EXCEEDED);
            default -> CfnFault.of(CfnError.INVALID_ACTION);
        };
    }

    private static Response cfn(CfnFault fault, UriInfo uri) {
        return CfnResponses.error(fault, CfnFaultMapper.asksForJson(uri));
    }

    private static boolean isCfn(UriInfo uri) {
        return isCfn(uri.getPath());
    }

    /**
     * The two APIs share a service but, but for the version's, no path: the native one always names
     * a project. {@code v1/query} is where stack-api has the queries inside.
     */
    static boolean isCfn(String requestPath) {
        String path = requestPath.toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        return path.equals("v1")
                || path.equals("v1/")
                || path.equals("v1/query")
                || path.startsWith("v1/metadata/")
                || path.startsWith("v1/waitcondition/")
                || path.startsWith("v1/signal/")
                || path.startsWith("v1/answer/");
    }
}
