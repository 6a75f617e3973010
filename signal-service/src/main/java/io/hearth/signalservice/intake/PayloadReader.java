package io.hearth.signalservice.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.SignalDialect;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a signal's body before the sender is answered: the native dialect fills in what is missing,
 * the AWS dialect wants its four keys and no other. What the content type says does not matter.
 */
final class PayloadReader {
    /** The longest body in bytes. */
    static final int LONGEST = 64 * 1024;

    /**
     * The same of what a server tells of a deployment; agents of the field cut theirs to 950,000.
     */
    static final int LONGEST_ANSWER = 1_000_000;

    private static final String UNSET_HOOK = "unset_hook";
    private static final Set<String> STATUSES = Set.of("SUCCESS", "FAILURE");
    private static final Keys NATIVE_KEYS = new Keys("status", "reason", "data", "id");
    private static final Keys AWS_KEYS = new Keys("Status", "Reason", "Data", "UniqueId");

    /**
     * @param dialect not {@code NONE}
     * @param body may be empty
     */
    Payload read(SignalDialect dialect, byte[] body) {
        int longest = dialect == SignalDialect.DEPLOYMENT ? LONGEST_ANSWER : LONGEST;
        if (body.length > longest) {
            return new Payload.TooLong(body.length, longest);
        }
        Optional<JsonNode> read = StrictJson.read(body);
        if (read.isEmpty()) {
            return new Payload.Invalid("The body is not JSON.");
        }
        JsonNode content = read.get();
        boolean absent = content.isMissingNode() || content.isNull();
        if (!absent && !content.isObject()) {
            return invalid("the body must be a JSON object");
        }
        return switch (dialect) {
            case AWS -> aws(content);
            case ALARM -> new Payload.Signal(null, "SUCCESS", null, absent ? null : content);
            case DEPLOYMENT -> DeploymentAnswer.of(content);
            case NATIVE, NONE ->
                    absent
                            ? new Payload.Signal(null, "SUCCESS", null, null)
                            : nativeSignal(content);
        };
    }

    /** What a body says under {@code unset_hook}; empty when it has no such key. */
    Optional<String> unsetHook(byte[] body) {
        if (body.length > LONGEST) {
            return Optional.empty();
        }
        return StrictJson.read(body) // what is no JSON is told when it is read as a signal
                .map(content -> content.get(UNSET_HOOK))
                .map(StrictJson::text);
    }

    private static Payload nativeSignal(JsonNode content) {
        String stranger = stranger(content, NATIVE_KEYS);
        if (stranger != null) {
            return invalid(
                    "unknown key '%s'; the keys are %s".formatted(stranger, NATIVE_KEYS.text()));
        }
        return signal(content, NATIVE_KEYS);
    }

    private static Payload aws(JsonNode content) {
        String stranger = stranger(content, AWS_KEYS);
        if (stranger != null || content.size() != AWS_KEYS.all().size()) {
            return invalid("the keys must be exactly %s".formatted(AWS_KEYS.text()));
        }
        return signal(content, AWS_KEYS);
    }

    private static Payload signal(JsonNode content, Keys keys) {
        JsonNode status = content.get(keys.status());
        if (status != null && !(status.isTextual() && STATUSES.contains(status.textValue()))) {
            return invalid("%s must be SUCCESS or FAILURE".formatted(keys.status()));
        }
        JsonNode id = content.get(keys.id());
        if (id != null && id.isContainerNode()) {
            return invalid("%s must be a string".formatted(keys.id()));
        }
        JsonNode data = content.get(keys.data());
        return new Payload.Signal(
                StrictJson.text(id),
                status == null ? "SUCCESS" : status.textValue(),
                StrictJson.text(content.get(keys.reason())),
                data == null || data.isNull() ? null : data);
    }

    private static @Nullable String stranger(JsonNode content, Keys keys) {
        Iterator<String> names = content.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!keys.all().contains(name)) {
                return name;
            }
        }
        return null;
    }

    /** Heat's words, and what it does not say. */
    private static Payload invalid(String detail) {
        return new Payload.Invalid("Metadata format invalid: %s.".formatted(detail));
    }

    private record Keys(String status, String reason, String data, String id) {
        List<String> all() {
            return List.of(status, reason, data, id);
        }

        String text() {
            return String.join(", ", all());
        }
    }
}
