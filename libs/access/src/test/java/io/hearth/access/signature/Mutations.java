package io.hearth.access.signature;

import io.hearth.access.signature.algorithm.PercentCoding;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a text becomes when one bit of it changes. */
final class Mutations {
    private static final int BITS = 7;

    private Mutations() {}

    static Stream<String> of(String text) {
        return of(text, 0);
    }

    /**
     * @param from the first character that may change
     */
    static Stream<String> of(String text, int from) {
        return IntStream.range(from * BITS, text.length() * BITS)
                .mapToObj(i -> flip(text, i / BITS, i % BITS));
    }

    /** {@code %3A} and {@code %3a} are one octet: that is no change. */
    static boolean sameUrl(String one, String other) {
        return PercentCoding.decode(one, true).equals(PercentCoding.decode(other, true));
    }

    private static String flip(String text, int at, int bit) {
        char flipped = (char) (text.charAt(at) ^ (1 << bit));
        return text.substring(0, at) + flipped + text.substring(at + 1);
    }
}
