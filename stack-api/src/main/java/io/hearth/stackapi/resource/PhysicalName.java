package io.hearth.stackapi.resource;

import java.util.UUID;

/** The name that a resource has outside: {@code <stack>-<resource>-<12 characters>}. */
public final class PhysicalName {
    private static final int LONGEST = 255;
    private static final int CHARACTERS = 12;
    private static final int BITS = 5;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private PhysicalName() {}

    /** Of a name that is too long the last 255 characters, which hold what makes it unique. */
    public static String of(String stackName, String resourceName, UUID resourceId) {
        String name = "%s-%s-%s".formatted(stackName, resourceName, shortId(resourceId));
        return name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
    }

    /** Sixty of the UUID's random bits in base 32. */
    private static String shortId(UUID id) {
        long bits = id.getMostSignificantBits() >>> 16 << 14 ^ id.getLeastSignificantBits();
        StringBuilder text = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(BASE32.charAt((int) (bits >>> (i * BITS)) & 31));
        }
        return text.toString();
    }
}
