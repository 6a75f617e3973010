package io.hearth.signalservice.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer, in the form that custom resources of AWS answer in; keys that are
 * not named there are passed over, since the helpers of that world send more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Custom
 *     resource response objects</a>
 */
final class AnswerReader {
    private AnswerReader() {}

    /**
     * @param requestId the request that the URL is for
     */
    static Answer read(byte[] body, String requestId) {
        Optional<JsonNode> read = StrictJson.read(body);
        if (read.isEmpty() || !read.get().isObject()) {
            return new Answer.Invalid("The body must be a JSON object.");
        }
        JsonNode content = read.get();
        AnswerStatus status = status(StrictJson.text(content.get("Status")));
        if (status == null) {
            return new Answer.Invalid("Status must be SUCCESS or FAILED.");
        }
        String named = StrictJson.text(content.get("RequestId"));
        if (named != null && !named.equals(requestId)) {
            return new Answer.Invalid("RequestId is not that of the request that the URL is for.");
        }
        String physicalId = StrictJson.text(content.get("PhysicalResourceId"));
        if (physicalId != null && !ResourceAnswered.isPhysicalId(physicalId)) {
            return new Answer.Invalid(
                    "PhysicalResourceId must have 1 to %d characters, none of them a control character."
                            .formatted(ResourceAnswered.LONGEST_PHYSICAL_ID));
        }
        JsonNode data = content.get("Data");
        if (data != null && !data.isNull() && !data.isObject()) {
            return new Answer.Invalid("Data must be a JSON object.");
        }
        return new Answer.Given(
                status,
                StrictJson.text(content.get("Reason")),
                physicalId,
                data == null || data.isNull() ? null : data);
    }

    private static @Nullable AnswerStatus status(@Nullable String text) {
        for (AnswerStatus status : AnswerStatus.values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        return null;
    }

    /** What a body came to. */
    sealed interface Answer {
        /**
         * @param data an object
         */
        record Given(
                AnswerStatus status,
                @Nullable String reason,
                @Nullable String physicalId,
                @Nullable JsonNode data)
                implements Answer {}

        /**
         * @param reason for the sender, a full sentence
         */
        record Invalid(String reason) implements Answer {}
    }
}
