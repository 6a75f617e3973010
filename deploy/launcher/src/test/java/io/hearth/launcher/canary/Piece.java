package io.hearth.launcher.canary;

import java.nio.charset.StandardCharsets;

/**
 * A part of what a place holds.
 *
 * @param where for a reader, such as a file's or a topic's name
 */
public record Piece(String where, byte[] bytes) {
    static Piece of(String where, String text) {
        return new Piece(where, text.getBytes(StandardCharsets.UTF_8));
    }
}
