package io.hearth.keystone;

import java.util.Arrays;
import java.util.Locale;

/** Who makes the keypairs of stack users in Keystone, and removes them. */
public enum KeypairMaker {
    /**
     * The stack domain's admin. Keystone's policy cannot tell the keypairs of its own domain from
     * others, so that it has all of the cloud's in its hands.
     */
    DOMAIN_ADMIN,
    /** Each user its own, which Keystone allows everybody. */
    USER;

    /** The property that names it: {@code domain-admin} or {@code user}. */
    public static final String PROPERTY = "hearth.identity.keypairs";

    /**
     * @throws IllegalArgumentException if it is neither word
     */
    public static KeypairMaker of(String word) {
        return Arrays.stream(values())
                .filter(maker -> maker.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s must be domain-admin or user, not '%s'."
                                                .formatted(PROPERTY, word)));
    }

    /** As the property has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
