package io.hearth.webhookservice.delivery;

import io.hearth.webhookservice.network.WebhookUrl;
import io.hearth.webhookservice.subscription.SealedSecrets;
import java.util.UUID;

/**
 * An event that is this replica's to deliver, for as long as its lease.
 *
 * @param eventId the event's id, and the message's: the same at each try
 * @param attempts how often it has been tried
 * @param body the CloudEvent in JSON
 */
record ClaimedDelivery(
        UUID webhookId,
        UUID eventId,
        int attempts,
        byte[] body,
        WebhookUrl url,
        SealedSecrets secrets) {}
