package io.hearth.webhookservice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hearth.webhookservice.subscription.Definition;
import io.hearth.webhookservice.subscription.SigningSecret;
import io.hearth.webhookservice.subscription.Webhook;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its owner sees it.
 *
 * @param disabledReason null unless Hearth has disabled it
 * @param secret in the answer to the request that has brought it about; never again
 */
record WebhookView(
        UUID id,
        String name,
        String url,
        List<String> types,
        List<String> stacks,
        List<String> tags,
        boolean enabled,
        @JsonProperty("disabled_reason") @Nullable String disabledReason,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhook webhook, @Nullable SigningSecret secret) {
        Definition definition = webhook.definition();
        return new WebhookView(
                webhook.id(),
                definition.name(),
                definition.url().text(),
                definition.filter().types(),
                definition.filter().stacks(),
                definition.filter().tags(),
                definition.enabled(),
                webhook.disabledReason(),
                webhook.createdAt().toString(),
                webhook.updatedAt().toString(),
                secret == null ? null : secret.text().reveal());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookView[id=%s]".formatted(id);
    }
}
