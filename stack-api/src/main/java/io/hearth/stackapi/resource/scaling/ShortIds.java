package io.hearth.stackapi.resource.scaling;

import java.util.random.RandomGenerator;

/** The names of a scaling group's members: twelve random characters of base 32. */
final class ShortIds {
    private static final int CHARACTERS = 12;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private ShortIds() {}

    static String next(RandomGenerator random) {
        StringBuilder id = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            id.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return id.toString();
    }
}
