package io.hearth.stackapi.resource.softwaredeployment;

/** Texts that the database finds deployments by. */
final class ShortName {
    /** As the API takes them. */
    private static final int LONGEST = 255;

    private ShortName() {}

    static boolean is(String text) {
        return text.length() <= LONGEST && text.indexOf('\0') < 0;
    }

    /**
     * @param what it is, for the message
     * @throws IllegalArgumentException for one that is none
     */
    static String check(String what, String text) {
        if (!is(text)) {
            throw new IllegalArgumentException(
                    "A %s has at most %d characters and no null character."
                            .formatted(what, LONGEST));
        }
        return text;
    }
}
