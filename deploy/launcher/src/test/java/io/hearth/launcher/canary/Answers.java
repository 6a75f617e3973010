package io.hearth.launcher.canary;

import java.util.ArrayList;
import java.util.List;

/**
 * What the APIs answer some callers who may not see a secret.
 *
 * @param requests the addresses that each of them asks
 * @param planting how a text comes to be in one of these answers
 */
record Answers(List<Caller> callers, List<String> requests, Planting planting) implements Place {
    /** Makes a text one of those that the callers may read. */
    interface Planting {
        void plant(String text) throws Exception;
    }

    @Override
    public void plant(String text) throws Exception {
        planting.plant(text);
    }

    @Override
    public List<Piece> pieces() throws Exception {
        List<Piece> pieces = new ArrayList<>();
        for (Caller caller : callers) {
            for (String url : requests) {
                Caller.Reply reply = caller.send("GET", url, null);
                pieces.add(
                        Piece.of(
                                "the answer to %s of %s".formatted(caller.name(), url),
                                reply.all()));
            }
        }
        return pieces;
    }
}
