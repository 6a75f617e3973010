package io.hearth.keystone;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the Hearths at one Keystone apart: each marks with its own what it makes there, has
 * accounts of its own, and leaves alone what bears another's.
 *
 * @param text up to 32 lower-case letters, digits and hyphens, a letter first
 */
public record DeploymentId(String text) {
    /** The property that tells a service its deployment's id. */
    public static final String PROPERTY = "hearth.deployment-id";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int RANDOM_BYTES = 4;

    public DeploymentId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no deployment's id (%s): up to 32 lower-case letters, digits and hyphens, a letter first, such as hearth-east."
                            .formatted(text, PROPERTY));
        }
    }

    /** A new one, such as {@code hearth-1f3a90c2}. */
    public static DeploymentId random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new DeploymentId("hearth-" + HexFormat.of().formatHex(bytes));
    }

    /**
     * As configured. There is no default, since two deployments with the same id would take each
     * other's identities for orphans.
     *
     * @throws IllegalArgumentException if there is none, or it does not fit
     */
    public static DeploymentId configured(Optional<String> value) {
        return value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(DeploymentId::new)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s is not set; it must be one that no other Hearth at the same Keystone has, such as hearth-east."
                                                .formatted(PROPERTY)));
    }

    @Override
    public String toString() {
        return text;
    }
}
