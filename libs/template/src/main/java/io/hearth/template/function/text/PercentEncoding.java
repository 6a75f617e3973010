package io.hearth.template.function.text;

import java.nio.charset.StandardCharsets;

/** Escapes all but RFC 3986's unreserved characters. */
final class PercentEncoding {
    private static final String UNRESERVED = "-._~";

    private PercentEncoding() {}

    /**
     * @param safe characters that stay as they are, too
     */
    static String quote(String text, String safe) {
        StringBuilder quoted = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char unit = (char) (octet & 0xff);
            boolean plain =
                    (unit >= 'a' && unit <= 'z')
                            || (unit >= 'A' && unit <= 'Z')
                            || (unit >= '0' && unit <= '9')
                            || UNRESERVED.indexOf(unit) >= 0
                            || safe.indexOf(unit) >= 0;
            quoted.append(plain ? String.valueOf(unit) : "%%%02X".formatted((int) unit));
        }
        return quoted.toString();
    }
}
