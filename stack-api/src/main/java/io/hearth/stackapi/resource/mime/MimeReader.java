package io.hearth.stackapi.resource.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a multipart message apart into the texts that it holds. A message of another kind holds
 * none.
 */
public final class MimeReader {
    private static final Pattern BOUNDARY = parameter("boundary");
    private static final Pattern FILENAME = parameter("filename");
    private static final String MULTIPART = "multipart/";

    private MimeReader() {}

    /**
     * @throws IllegalArgumentException for a part that is no text
     */
    public static List<MimePart> parts(String message) {
        List<String> lines = List.of(message.split("\r?\n", -1));
        Map<String, String> headers = headers(lines);
        Matcher boundary = BOUNDARY.matcher(type(headers));
        if (!type(headers).toLowerCase(Locale.ROOT).startsWith(MULTIPART) || !boundary.find()) {
            return List.of();
        }
        String delimiter = "--" + value(boundary);
        List<MimePart> parts = new ArrayList<>();
        List<String> part = null;
        for (String line : lines) {
            boolean last = line.stripTrailing().equals(delimiter + "--");
            if (!last && !line.stripTrailing().equals(delimiter)) {
                if (part != null) {
                    part.add(line);
                }
                continue;
            }
            if (part != null && !part.isEmpty()) {
                parts.add(part(part));
            }
            part = new ArrayList<>();
            if (last) {
                break;
            }
        }
        return parts;
    }

    private static MimePart part(List<String> lines) {
        Map<String, String> headers = headers(lines);
        String type = type(headers).replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (type.startsWith(MULTIPART)) {
            throw new IllegalArgumentException(
                    "A multipart message in a multipart message is not supported.");
        }
        Matcher filename = FILENAME.matcher(headers.getOrDefault("content-disposition", ""));
        int body = Math.min(lines.indexOf("") + 1, lines.size());
        String text = String.join("\n", lines.subList(body, lines.size()));
        boolean encoded =
                headers.getOrDefault("content-transfer-encoding", "").equalsIgnoreCase("base64");
        return MimePart.of(
                type.substring(type.indexOf('/') + 1),
                filename.find() ? value(filename) : "",
                encoded ? new String(Base64.getMimeDecoder().decode(text), UTF_8) : text);
    }

    /** Up to the first empty line, names in lower case, continued lines joined. */
    private static Map<String, String> headers(List<String> lines) {
        Map<String, StringBuilder> headers = new LinkedHashMap<>();
        StringBuilder last = new StringBuilder();
        for (String line : lines) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                last.append(' ').append(line.strip());
            } else if (colon > 0) {
                last = new StringBuilder(line.substring(colon + 1).strip());
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), last);
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach((name, text) -> texts.put(name, text.toString()));
        return texts;
    }

    private static String type(Map<String, String> headers) {
        return headers.getOrDefault("content-type", "text/plain");
    }

    /** Possessive, so that a long text in quotes is no deep recursion. */
    private static Pattern parameter(String name) {
        return Pattern.compile(
                ";\\s*" + name + "=(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;\\s]+))",
                Pattern.CASE_INSENSITIVE);
    }

    private static String value(Matcher parameter) {
        String quoted = parameter.group(1);
        return quoted == null ? parameter.group(2) : quoted.replaceAll("\\\\(.)", "$1");
    }
}
