package io.hearth.webhookservice.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.seal.Secret;
import io.hearth.webhookservice.network.WebhookUrl;
import io.hearth.webhookservice.subscription.Change;
import io.hearth.webhookservice.subscription.Definition;
import io.hearth.webhookservice.subscription.Filter;
import io.hearth.webhookservice.subscription.SigningSecret;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of a webhook; of one that is there, only what is to be otherwise.
 *
 * @param secret {@code whsec_…}; without it one is made
 * @param rotateSecret whether a secret that is there gets a successor that is made
 */
record WebhookBody(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<@Nullable String> types,
        @Nullable List<@Nullable String> stacks,
        @Nullable List<@Nullable String> tags,
        @Nullable Boolean enabled,
        @Nullable String secret,
        @JsonProperty("rotate_secret") @Nullable Boolean rotateSecret) {

    /**
     * @throws HeatFault 400 that says what is wrong
     */
    Definition definition() {
        return checked(
                () ->
                        new Definition(
                                required("name", name),
                                new WebhookUrl(required("url", url)),
                                new Filter(
                                        texts("types", required("types", types)),
                                        stacks == null ? List.of() : texts("stacks", stacks),
                                        tags == null ? List.of() : texts("tags", tags)),
                                enabled == null || enabled));
    }

    /**
     * The one that is given, or a new one.
     *
     * @throws HeatFault 400 for one of another form
     */
    SigningSecret signingSecret() {
        return secret == null ? SigningSecret.random() : given(secret);
    }

    /**
     * @throws HeatFault 400 that says what is wrong
     */
    Change change() {
        boolean rotate = rotateSecret != null && rotateSecret;
        return checked(
                () ->
                        new Change(
                                name,
                                url == null ? null : new WebhookUrl(url),
                                types == null ? null : texts("types", types),
                                stacks == null ? null : texts("stacks", stacks),
                                tags == null ? null : texts("tags", tags),
                                enabled,
                                secret != null || rotate ? signingSecret() : null));
    }

    private static SigningSecret given(String text) {
        return checked(() -> new SigningSecret(Secret.of(text)));
    }

    private static List<String> texts(String field, List<@Nullable String> values) {
        return values.stream().map(value -> required(field, value)).toList();
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("The %s must be given.".formatted(field));
        }
        return value;
    }

    private static <T> T checked(Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw HeatFault.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookBody[name=%s]".formatted(name);
    }
}
