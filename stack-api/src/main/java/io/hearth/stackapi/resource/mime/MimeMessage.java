package io.hearth.stackapi.resource.mime;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Writes parts as one {@code multipart/mixed} message, as Python's library does. */
public final class MimeMessage {
    private MimeMessage() {}

    /**
     * The message, with its headers.
     *
     * @param random chooses the boundary; the same numbers give the same message
     */
    public static String write(List<MimePart> parts, RandomGenerator random) {
        List<String> messages = parts.stream().map(MimePart::message).toList();
        String boundary =
                boundary(
                        messages,
                        () -> "===============%019d==".formatted(random.nextLong(Long.MAX_VALUE)));
        StringBuilder message = new StringBuilder();
        message.append("Content-Type: multipart/mixed; boundary=\"%s\"\n".formatted(boundary));
        message.append("MIME-Version: 1.0\n\n");
        if (messages.isEmpty()) {
            message.append("--").append(boundary).append("\n\n");
        }
        for (String part : messages) {
            message.append("--").append(boundary).append('\n').append(part).append('\n');
        }
        return message.append("--").append(boundary).append("--\n").toString();
    }

    /** One that no part holds, so that none can end before its end. */
    private static String boundary(List<String> messages, Supplier<String> next) {
        String boundary = next.get();
        while (holds(messages, boundary)) {
            boundary = next.get();
        }
        return boundary;
    }

    private static boolean holds(List<String> messages, String boundary) {
        return messages.stream().anyMatch(message -> message.contains(boundary));
    }
}
