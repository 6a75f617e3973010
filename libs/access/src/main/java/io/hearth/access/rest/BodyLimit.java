package io.hearth.access.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.CfnResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body over Heat's limit in Heat's words before it is read. One that does not say its
 * length is cut off by the HTTP server's own limit.
 */
@Singleton
public class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = 9_000;

    private final ObjectMapper json = new ObjectMapper();

    /** Heat's {@code max_json_body_size}, in bytes. Read late, as all settings of filters. */
    private final Provider<Long> largest;

    BodyLimit(@ConfigProperty(name = "hearth.limit.max-json-body-size") Provider<Long> largest) {
        this.largest = largest;
    }

    void register(@Observes Filters filters) {
        long most = largest.get();
        filters.register(request -> check(request, most), BEFORE_THE_SERVERS_OWN);
    }

    HeatFault tooLarge(String length) {
        return HeatFault.limitExceeded(
                "JSON body size (%s bytes) exceeds maximum allowed size (%d bytes)."
                        .formatted(length, largest.get()));
    }

    private void check(RoutingContext request, long most) {
        String length = request.request().getHeader("Content-Length");
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= most) {
            request.next();
            return;
        }
        Response refusal = refusal(request.request().path(), length);
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
        }
        request.response()
                .setStatusCode(refusal.getStatus())
                .putHeader("Content-Type", refusal.getHeaderString("Content-Type"))
                .end(text(refusal.getEntity()));
    }

    private Response refusal(String path, String length) {
        return FailureMappers.isCfn(path)
                ? CfnResponses.error(CfnFault.of(CfnError.REQUEST_LIMIT_EXCEEDED), false)
                : FaultResponses.of(tooLarge(length));
    }

    private String text(Object entity) {
        try {
            return entity instanceof String text ? text : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fault can always be written as JSON.", e);
        }
    }
}
