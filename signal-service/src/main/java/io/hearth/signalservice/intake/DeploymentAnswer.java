package io.hearth.signalservice.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a server tells of a deployment: its outputs by their names. */
final class DeploymentAnswer {
    /** How much is kept of what a program has written, in characters: the end of it. */
    static final int LONGEST_TEXT = 100_000;

    /** How much is kept in all, in bytes of JSON: sealed, it must fit into a record of the bus. */
    static final int LONGEST = 512 * 1024;

    private static final List<String> TEXTS = List.of("deploy_stdout", "deploy_stderr");

    private DeploymentAnswer() {}

    /**
     * @param content an object, null or missing
     */
    static Payload of(JsonNode content) {
        if (!(content instanceof ObjectNode answer)) {
            return new Payload.Signal(null, "SUCCESS", null, null);
        }
        TEXTS.forEach(name -> cut(answer, name));
        int length = answer.toString().getBytes(StandardCharsets.UTF_8).length;
        return length > LONGEST
                ? new Payload.TooLong(length, LONGEST)
                : new Payload.Signal(null, "SUCCESS", null, answer);
    }

    private static void cut(ObjectNode answer, String name) {
        JsonNode text = answer.get(name);
        if (text != null && text.isTextual() && text.textValue().length() > LONGEST_TEXT) {
            String all = text.textValue();
            answer.put(name, all.substring(all.length() - LONGEST_TEXT));
        }
    }
}
