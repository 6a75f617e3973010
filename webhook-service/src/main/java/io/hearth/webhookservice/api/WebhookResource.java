package io.hearth.webhookservice.api;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.rest.HeatFault;
import io.hearth.webhookservice.subscription.Change;
import io.hearth.webhookservice.subscription.SigningSecret;
import io.hearth.webhookservice.subscription.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The webhooks of a project. A secret is in the one answer to who brought it about. */
@Path("/v1/{tenant_id}/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class WebhookResource {
    private static final String ENTITY = "webhook";

    private final Caller caller;
    private final Webhooks webhooks;

    WebhookResource(Caller caller, Webhooks webhooks) {
        this.caller = caller;
        this.webhooks = webhooks;
    }

    @POST
    @ResponseStatus(201)
    @PolicyRule("webhooks:create")
    public Uni<Map<String, WebhookView>> create(@Nullable WebhookBody body) {
        WebhookBody given = given(body);
        SigningSecret secret = given.signingSecret();
        return webhooks.create(project(), given.definition(), secret)
                .map(webhook -> Map.of(ENTITY, WebhookView.of(webhook, secret)));
    }

    @GET
    @PolicyRule("webhooks:index")
    public Uni<Map<String, List<WebhookView>>> list() {
        return webhooks.all(project())
                .map(all -> Map.of("webhooks", all.stream().map(WebhookView::of).toList()));
    }

    @GET
    @Path("{webhook_id}")
    @PolicyRule("webhooks:show")
    public Uni<Map<String, WebhookView>> show(@PathParam("webhook_id") String id) {
        return webhooks.find(project(), Ids.ofWebhook(id))
                .map(webhook -> Map.of(ENTITY, WebhookView.of(webhook)));
    }

    @PATCH
    @Path("{webhook_id}")
    @PolicyRule("webhooks:update")
    public Uni<Map<String, WebhookView>> change(
            @PathParam("webhook_id") String id, @Nullable WebhookBody body) {
        Change change = given(body).change();
        return webhooks.change(project(), Ids.ofWebhook(id), change)
                .map(webhook -> Map.of(ENTITY, WebhookView.of(webhook, change.secret())));
    }

    @DELETE
    @Path("{webhook_id}")
    @PolicyRule("webhooks:delete")
    public Uni<Void> delete(@PathParam("webhook_id") String id) {
        return webhooks.delete(project(), Ids.ofWebhook(id));
    }

    private String project() {
        return caller.member().projectId();
    }

    private static WebhookBody given(@Nullable WebhookBody body) {
        if (body == null) {
            throw HeatFault.badRequest("The body must be a JSON object.");
        }
        return body;
    }
}
