package io.hearth.webhookservice.subscription;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What deliveries are signed with. */
class WebhookSeals {
    @Produces
    @Singleton
    SealedTable webhooks() {
        return SealedTable.of("webhook", "id")
                .sealed("secret", row -> SealContext.ofWebhook(row.get("id")))
                .sealed("former_secret", row -> SealContext.ofWebhook(row.get("id")));
    }
}
