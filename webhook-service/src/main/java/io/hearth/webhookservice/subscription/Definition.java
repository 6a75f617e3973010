package io.hearth.webhookservice.subscription;

import io.hearth.webhookservice.network.WebhookUrl;

/**
 * What the owner of a webhook wants.
 *
 * @param name which no other webhook of the project has
 * @param enabled whether it gets anything
 */
public record Definition(String name, WebhookUrl url, Filter filter, boolean enabled) {
    private static final int LONGEST_NAME = 255;

    /**
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public Definition {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The name must have 1 to %d characters, none of them a control character."
                            .formatted(LONGEST_NAME));
        }
    }
}
