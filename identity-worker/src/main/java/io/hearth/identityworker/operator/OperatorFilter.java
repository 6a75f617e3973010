package io.hearth.identityworker.operator;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Every route's way in. The worker has operators for callers and nobody else, so that a route that
 * is added later is closed too. Health and metrics are no routes of its own and stay open.
 */
@Singleton
public class OperatorFilter {
    private static final Refusal REFUSAL =
            new Refusal(
                    401,
                    "Unauthorized",
                    "This is for operators: send 'Authorization: Bearer' with the token that %s, or the file that %s names, holds."
                            .formatted(OperatorToken.PROPERTY, OperatorToken.FILE_PROPERTY));

    /** Read late: filters are made while the image is built, without its settings. */
    private final Provider<OperatorToken> token;

    OperatorFilter(Provider<OperatorToken> token) {
        this.token = token;
    }

    /** Answers nothing to let the request through. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Optional<Response> admit(ContainerRequestContext request) {
        return token.get().isIn(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                ? Optional.empty()
                : Optional.of(unauthorized());
    }

    private static Response unauthorized() {
        return Response.status(REFUSAL.code())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"identity-worker\"")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", REFUSAL))
                .build();
    }

    /** As Keystone's middleware words it in front of Heat. */
    record Refusal(int code, String title, String message) {}
}
