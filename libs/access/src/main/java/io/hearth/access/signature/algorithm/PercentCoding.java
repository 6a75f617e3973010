package io.hearth.access.signature.algorithm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * RFC 3986 percent-coding, as signatures need it: a space is {@code %20}, never {@code +}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986, section 2</a>
 */
public final class PercentCoding {
    private static final String UNRESERVED = "-_.~";
    private static final String SPACES = "\t\n\r";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCoding() {}

    /** Encodes all but the unreserved characters. */
    public static String encode(String text) {
        return encode(text, UNRESERVED);
    }

    /** Encodes all but the unreserved characters and slashes. */
    public static String encodePath(String text) {
        return encode(text, UNRESERVED + "/");
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isAlphanumeric(c) || kept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return encoded.toString();
    }

    /**
     * Decodes once.
     *
     * @param form whether {@code +} is a space, as in a query or a form
     * @return empty when it is not percent-coded UTF-8, or holds a control character; a query or
     *     form may hold a text of several lines
     */
    public static Optional<String> decode(String text, boolean form) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c;
            if (c == '%') {
                value = i + 2 < text.length() ? octet(text.charAt(i + 1), text.charAt(i + 2)) : -1;
                i += 2;
            } else if (c == '+' && form) {
                value = ' ';
            }
            boolean isSpace = form && c == '%' && SPACES.indexOf(value) >= 0;
            if ((value < ' ' && !isSpace) || value == 0x7f || (c != '%' && value > 0x7f)) {
                return Optional.empty();
            }
            bytes[length++] = (byte) value;
        }
        return utf8(ByteBuffer.wrap(bytes, 0, length));
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int octet(char high, char low) {
        int upper = Character.digit(high, 16);
        int lower = Character.digit(low, 16);
        boolean hex = high < 0x80 && low < 0x80 && upper >= 0 && lower >= 0;
        return hex ? upper << 4 | lower : -1;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
