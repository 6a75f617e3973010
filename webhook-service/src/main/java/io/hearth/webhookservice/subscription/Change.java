package io.hearth.webhookservice.subscription;

import io.hearth.webhookservice.network.WebhookUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a webhook is to be otherwise; null leaves what was.
 *
 * @param secret the one that follows; null for none
 */
public record Change(
        @Nullable String name,
        @Nullable WebhookUrl url,
        @Nullable List<String> types,
        @Nullable List<String> stacks,
        @Nullable List<String> tags,
        @Nullable Boolean enabled,
        @Nullable SigningSecret secret) {
    /**
     * @throws IllegalArgumentException that says what would be wrong with it
     */
    Definition of(Definition before) {
        Filter filter = before.filter();
        return new Definition(
                name == null ? before.name() : name,
                url == null ? before.url() : url,
                new Filter(
                        types == null ? filter.types() : types,
                        stacks == null ? filter.stacks() : stacks,
                        tags == null ? filter.tags() : tags),
                enabled == null ? before.enabled() : enabled);
    }
}
