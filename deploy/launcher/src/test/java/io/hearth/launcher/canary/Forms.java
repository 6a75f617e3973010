package io.hearth.launcher.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Base64.Encoder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways in which a text may be written in other bytes. */
final class Forms {
    private Forms() {}

    /** Each form with its name, as a text of one character for each byte. */
    static Map<String, String> of(String value) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("as it is", bytes(value));
        forms.put("URL-encoded", strict(value));
        forms.put("form-encoded", URLEncoder.encode(value, UTF_8));
        String json = json(value);
        forms.put("in JSON", bytes(json));
        forms.put("in JSON in JSON", bytes(json(json)));
        forms.put("in ASCII JSON", ascii(json));
        forms.put("in hexadecimal", HexFormat.of().formatHex(value.getBytes(UTF_8)));
        forms.put(
                "in capital hexadecimal",
                HexFormat.of().withUpperCase().formatHex(value.getBytes(UTF_8)));
        for (int offset = 0; offset < 3; offset++) {
            forms.put("in Base64, offset " + offset, base64(Base64.getEncoder(), value, offset));
            forms.put(
                    "in Base64 for URLs, offset " + offset,
                    base64(Base64.getUrlEncoder(), value, offset));
        }
        return forms;
    }

    private static String strict(String value) {
        return URLEncoder.encode(value, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String json(String value) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }

    private static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        json.chars()
                .forEach(
                        c ->
                                text.append(
                                        c < 128
                                                ? String.valueOf((char) c)
                                                : "\\u%04x".formatted(c)));
        return text.toString();
    }

    /** What of it no byte before or after it in the same text has a part in. */
    private static String base64(Encoder encoder, String value, int offset) {
        byte[] bytes = value.getBytes(UTF_8);
        byte[] shifted = Arrays.copyOf(new byte[offset], offset + bytes.length);
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String text = encoder.withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return text.substring(from, to);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
