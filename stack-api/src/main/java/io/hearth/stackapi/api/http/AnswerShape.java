package io.hearth.stackapi.api.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Where Heat's answers differ from the platform's in form: JSON names no charset. */
public class AnswerShape {
    @ServerResponseFilter
    public void shape(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.hasEntity() && isJson(answer.getMediaType())) {
            answer.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS) && answer.getStatus() == 200) {
            answer.setStatus(Response.Status.NO_CONTENT.getStatusCode());
        }
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }
}
