package io.hearth.stackapi.resource;

import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986 has it, with Python's {@code quote} as the model. */
final class PercentEncoding {
    private static final String UNRESERVED = "-._~";

    private PercentEncoding() {}

    /** Keeps the slashes. */
    static String path(String text) {
        return encode(text, "/");
    }

    /** Keeps unreserved characters only. */
    static String component(String text) {
        return encode(text, "");
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() * 2);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain =
                    character < 128
                            && (Character.isLetterOrDigit(character)
                                    || UNRESERVED.indexOf(character) >= 0
                                    || kept.indexOf(character) >= 0);
            if (plain) {
                encoded.append(character);
            } else {
                encoded.append('%').append("%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }
}
