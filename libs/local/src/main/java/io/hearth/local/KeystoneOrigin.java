package io.hearth.local;

import java.util.regex.Pattern;

/**
 * Where a private Keystone's programs come from.
 *
 * @param baseImage what an image is built from when they run in a container: any with apt whose
 *     packages are Debian's, as a container engine names it
 */
public record KeystoneOrigin(Preference preference, String baseImage) {
    /** First, since a constant below is checked with it. */
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]*");

    /** Has the Keystone that Hearth is tested with. */
    public static final String USUAL_BASE_IMAGE = "debian:12";

    /** The package if it is there or can be installed, else a container. */
    public static final KeystoneOrigin USUAL =
            new KeystoneOrigin(Preference.PACKAGE_ELSE_CONTAINER, USUAL_BASE_IMAGE);

    /** Which of the two is used. */
    public enum Preference {
        PACKAGE_ELSE_CONTAINER,
        CONTAINER
    }

    public KeystoneOrigin {
        if (!IMAGE.matcher(baseImage).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no image's name; it looks like %s."
                            .formatted(baseImage, USUAL_BASE_IMAGE));
        }
    }
}
