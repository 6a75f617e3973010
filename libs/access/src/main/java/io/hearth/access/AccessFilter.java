package io.hearth.access;

import io.hearth.access.rest.FaultResponses;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Every request's way in: authenticate, then the path's project, then the rule. A route that names
 * no rule is nobody's. Of the headers only the token counts: {@code X-Roles} and its like, which a
 * proxy sets for other services, are what any client can send.
 */
@Singleton
public class AccessFilter {
    private static final Logger LOG = Logger.getLogger(AccessFilter.class);
    private static final String TOKEN_HEADER = "X-Auth-Token";
    private static final int LONGEST_TOKEN = 16_384;

    private final TokenAuthenticator authenticator;
    private final Rules rules;
    private final Caller caller;

    /** Read late: filters are made while the image is built, without its settings. */
    private final Provider<String> keystoneUrl;

    AccessFilter(
            TokenAuthenticator authenticator,
            Rules rules,
            Caller caller,
            @ConfigProperty(name = "hearth.keystone.url") Provider<String> keystoneUrl) {
        this.authenticator = authenticator;
        this.rules = rules;
        this.caller = caller;
        this.keystoneUrl = keystoneUrl;
    }

    /** Answers null to let the request through. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<@Nullable Response> admit(ContainerRequestContext request, ResourceInfo route) {
        Method method = route.getResourceMethod();
        if (method.isAnnotationPresent(OpenRoute.class)
                || method.isAnnotationPresent(SignedRoute.class)) {
            return Uni.createFrom().nullItem();
        }
        PolicyRule rule = method.getAnnotation(PolicyRule.class);
        String token = request.getHeaderString(TOKEN_HEADER);
        if (token == null || token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return Uni.createFrom().item(unauthorized());
        }
        Secret secret = Secret.of(token);
        return authenticator
                .authenticate(secret)
                .map(authentication -> admit(authentication, secret, rule, request));
    }

    private @Nullable Response admit(
            TokenAuthentication authentication,
            Secret token,
            @Nullable PolicyRule rule,
            ContainerRequestContext request) {
        return switch (authentication) {
            case TokenAuthentication.Authenticated(Principal principal) ->
                    admit(principal, token, rule, request);
            case TokenAuthentication.Refused() -> unauthorized();
            case TokenAuthentication.Unavailable(var wait) ->
                    FaultResponses.of(HeatFault.unavailable(wait));
        };
    }

    private @Nullable Response admit(
            Principal principal,
            Secret token,
            @Nullable PolicyRule rule,
            ContainerRequestContext request) {
        if (rule == null) {
            LOG.errorf("The route %s names no policy rule.", request.getUriInfo().getPath());
            return FaultResponses.of(HeatFault.notAuthorized());
        }
        Optional<HeatFault> refusal = rules.refusal(principal, operation(rule, request));
        if (refusal.isPresent()) {
            return FaultResponses.of(refusal.get());
        }
        caller.is(principal, token);
        return null;
    }

    private Response unauthorized() {
        return FaultResponses.unauthorized(keystoneUrl.get().replaceFirst("/v3/?$", ""));
    }

    private static Operation operation(PolicyRule rule, ContainerRequestContext request) {
        MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
        return new Operation(
                rule.value(),
                rule.stackUsers(),
                Stream.of("project", "tenant_id")
                        .map(path::getFirst)
                        .filter(value -> value != null)
                        .findFirst());
    }
}
