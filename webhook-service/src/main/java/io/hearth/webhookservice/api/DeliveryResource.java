package io.hearth.webhookservice.api;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.webhookservice.delivery.Deliveries;
import io.hearth.webhookservice.delivery.DeliveryLoop;
import io.hearth.webhookservice.delivery.DeliveryState;
import io.hearth.webhookservice.subscription.Webhook;
import io.hearth.webhookservice.subscription.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What became of a webhook's events, and dead letters sent again. */
@Path("/v1/{tenant_id}/webhooks/{webhook_id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {
    private final Caller caller;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryLoop loop;

    DeliveryResource(Caller caller, Webhooks webhooks, Deliveries deliveries, DeliveryLoop loop) {
        this.caller = caller;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.loop = loop;
    }

    /** The newest first. */
    @GET
    @PolicyRule("webhooks:deliveries")
    public Uni<Map<String, List<DeliveryView>>> list(
            @PathParam("webhook_id") String webhookId,
            @QueryParam("state") @Nullable String state) {
        Optional<DeliveryState> only = Optional.ofNullable(state).map(DeliveryResource::state);
        return own(webhookId)
                .chain(webhook -> deliveries.latest(webhook.id(), only))
                .map(all -> Map.of("deliveries", all.stream().map(DeliveryView::of).toList()));
    }

    /** 202 when it is tried again, 409 for what is no dead letter. */
    @POST
    @Path("{event_id}/redeliver")
    @ResponseStatus(202)
    @PolicyRule("webhooks:redeliver")
    public Uni<Void> redeliver(
            @PathParam("webhook_id") String webhookId, @PathParam("event_id") String eventId) {
        UUID event = Ids.ofDelivery(eventId);
        return own(webhookId)
                .chain(
                        webhook ->
                                deliveries
                                        .again(webhook.id(), event)
                                        .chain(
                                                again ->
                                                        again
                                                                ? Uni.createFrom().voidItem()
                                                                : refuse(webhook.id(), event)))
                .invoke(loop::wake);
    }

    private Uni<Void> refuse(UUID webhookId, UUID event) {
        return deliveries
                .state(webhookId, event)
                .map(
                        found -> {
                            DeliveryState state =
                                    found.orElseThrow(() -> Ids.deliveryNotFound(event));
                            throw HeatFault.of(
                                    FaultType.CONFLICT,
                                    "The delivery is %s; what is DEAD can be sent again."
                                            .formatted(state));
                        });
    }

    private Uni<Webhook> own(String webhookId) {
        return webhooks.find(caller.member().projectId(), Ids.ofWebhook(webhookId));
    }

    private static DeliveryState state(String text) {
        return Arrays.stream(DeliveryState.values())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                HeatFault.badRequest(
                                        "The state must be one of %s."
                                                .formatted(
                                                        Arrays.toString(DeliveryState.values()))));
    }
}
