package io.hearth.webhookservice.delivery;

import java.util.UUID;

/**
 * An event for a webhook.
 *
 * @param rootId of the tree, whose events keep their order
 * @param body the CloudEvent in JSON
 */
public record NewDelivery(
        UUID webhookId, UUID eventId, String rootId, String stackId, String type, byte[] body) {}
