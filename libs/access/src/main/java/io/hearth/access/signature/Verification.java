package io.hearth.access.signature;

import io.hearth.access.signature.wire.Refusal;
import java.util.Map;

/** What became of a request's signature. */
public sealed interface Verification {
    /**
     * The key's holder made this request.
     *
     * @param path decoded once
     * @param parameters all that the signature covers, decoded, without the signature itself;
     *     nothing else of query or form may be believed
     */
    record Verified(String accessKey, String path, Map<String, String> parameters)
            implements Verification {
        public Verified {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * @param reason tells the caller nothing that it does not know
     */
    record Refused(Refusal refusal, String reason) implements Verification, Reading {}
}
