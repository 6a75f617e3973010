package io.hearth.stackapi.resource.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * A text in a MIME message.
 *
 * @param subtype of {@code text/…}, such as {@code x-shellscript}
 * @param filename empty for none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1">RFC 2046, 5.1</a>
 */
public record MimePart(String subtype, String filename, String text) {
    private static final String PLAIN = "plain";
    private static final int LINE = 76;

    public MimePart {
        if (!subtype.matches("[A-Za-z0-9!#$&^_.+-]{1,127}")) {
            throw new IllegalArgumentException(
                    "'%s' is no subtype of a MIME type.".formatted(subtype));
        }
        if (filename.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "A part's filename must be of printable ASCII characters.");
        }
    }

    /** A part whose subtype may be told by its filename only. */
    public static MimePart of(String subtype, String filename, String text) {
        if (!subtype.isEmpty()) {
            return new MimePart(subtype, filename, text);
        }
        int dot = filename.lastIndexOf('.');
        String stem = dot > 0 ? filename.substring(0, dot) : filename;
        return new MimePart(stem.isEmpty() ? PLAIN : stem, filename, text);
    }

    /** Headers, an empty line and the body. */
    String message() {
        boolean ascii = US_ASCII.newEncoder().canEncode(text);
        StringBuilder message = new StringBuilder();
        message.append(
                "Content-Type: text/%s; charset=\"%s\"\n"
                        .formatted(subtype, ascii ? "us-ascii" : "utf-8"));
        message.append("MIME-Version: 1.0\n");
        message.append("Content-Transfer-Encoding: %s\n".formatted(ascii ? "7bit" : "base64"));
        if (!filename.isEmpty()) {
            message.append(
                    "Content-Disposition: attachment; filename=\"%s\"\n"
                            .formatted(filename.replace("\\", "\\\\").replace("\"", "\\\"")));
        }
        return message.append('\n').append(ascii ? text : base64()).toString();
    }

    private String base64() {
        return Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(text.getBytes(UTF_8))
                + "\n";
    }
}
