package io.hearth.launcher.canary;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret that Hearth has been given, or has made.
 *
 * @param name tells a reader which it is
 * @param value at least 16 characters, so that nothing else is like it by chance
 * @param sight who sees it through the API by right
 */
public record Canary(String name, String value, Sight sight) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;
    private static final int SHORTEST = 16;

    /** Characters that JSON, URLs and forms write in ways of their own. */
    private static final String AWKWARD = "\"/+&\u00e9";

    /** Who sees a secret through the API by right. */
    public enum Sight {
        /** Whoever is told it as a credential. */
        HOLDER,
        /** Every member of the project: what Heat shows, and Hearth only seals at rest. */
        PROJECT
    }

    public Canary {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "%s has %d characters, which is not enough to be searched for."
                            .formatted(name, value.length()));
        }
    }

    /** A new one, to be given to Hearth. */
    static Canary made(String name, Sight sight) {
        return new Canary(name, random() + AWKWARD, sight);
    }

    /** Letters and digits that nothing else has. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).replace('+', 'p').replace('/', 's');
    }

    @Override
    public String toString() {
        return name;
    }
}
