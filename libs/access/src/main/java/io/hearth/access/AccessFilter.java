package io.hearth.access;

import io.hearth.access.audit.Denial;
import io.hearth.access.audit.RefusalAudit;
import io.hearth.access.rest.FaultResponses;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.DenialReason;
import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
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
    private final RefusalAudit audit;

    /** Read late: filters are made while the image is built, without its settings. */
    private final Provider<String> keystoneUrl;

    AccessFilter(
            TokenAuthenticator authenticator,
            Rules rules,
            Caller caller,
            RefusalAudit audit,
            @ConfigProperty(name = "hearth.keystone.url") Provider<String> keystoneUrl) {
        this.authenticator = authenticator;
        this.rules = rules;
        this.caller = caller;
        this.audit = audit;
        this.keystoneUrl = keystoneUrl;
    }

    /** Answers null to let the request through; fails with what else it is refused with. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<@Nullable Response> admit(
            ContainerRequestContext request, ResourceInfo route, HttpServerRequest wire) {
        Method method = route.getResourceMethod();
        if (method.isAnnotationPresent(OpenRoute.class)
                || method.isAnnotationPresent(SignedRoute.class)) {
            return Uni.createFrom().nullItem();
        }
        PolicyRule rule = method.getAnnotation(PolicyRule.class);
        String token = request.getHeaderString(TOKEN_HEADER);
        if (token == null || token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return Uni.createFrom().item(unauthorized(wire, DenialReason.NO_TOKEN));
        }
        Secret secret = Secret.of(token);
        return authenticator
                .authenticate(secret)
                .map(
                        authentication ->
                                switch (authentication) {
                                    case TokenAuthentication.Authenticated(Principal who) -> {
                                        caller.is(who, secret);
                                        check(who, rule, request);
                                        yield null;
                                    }
                                    case TokenAuthentication.Refused(var reason) ->
                                            unauthorized(wire, reason);
                                    case TokenAuthentication.Unavailable(var wait) ->
                                            throw HeatFault.unavailable(wait);
                                });
    }

    private void check(Principal who, @Nullable PolicyRule rule, ContainerRequestContext request) {
        if (rule == null) {
            LOG.errorf("The route %s names no policy rule.", request.getUriInfo().getPath());
            throw HeatFault.notAuthorized().denied(Denial.of(DenialReason.ROUTE_WITHOUT_RULE));
        }
        rules.refusal(who, operation(rule, request))
                .ifPresent(
                        refusal -> {
                            throw refusal;
                        });
    }

    private Response unauthorized(HttpServerRequest request, DenialReason reason) {
        audit.tell(request, Response.Status.UNAUTHORIZED.getStatusCode(), Denial.of(reason));
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
