package io.hearth.access.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Heat's answers to what it does not carry out. */
public final class FaultResponses {
    private FaultResponses() {}

    public static Response of(HeatFault fault) {
        Response.ResponseBuilder response = envelope(fault.type(), fault.getMessage());
        fault.retryAfter()
                .ifPresent(
                        wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, ceil(wait))));
        return response.build();
    }

    /** 500 that says nothing of what went wrong. */
    static Response internalError() {
        return envelope(FaultType.INTERNAL_ERROR, null).build();
    }

    /**
     * 401 as Keystone's middleware words it in front of Heat.
     *
     * @param identityUri Keystone's address without its version
     */
    public static Response unauthorized(String identityUri) {
        Map<String, Object> error =
                Map.of(
                        "error",
                        new Unauthorized(
                                401,
                                "Unauthorized",
                                "The request you have made requires authentication."));
        return Response.status(401)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Keystone uri=\"%s\"".formatted(identityUri))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }

    private static Response.ResponseBuilder envelope(FaultType type, @Nullable String message) {
        return Response.status(type.status().code())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(FaultBody.of(type, message));
    }

    private static long ceil(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    record Unauthorized(int code, String title, String message) {}
}
