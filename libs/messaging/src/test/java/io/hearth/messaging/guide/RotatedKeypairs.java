package io.hearth.messaging.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Knows which access keys are on their way out and until when: a consumer of Hearth's events with
 * SmallRye, to be copied. It needs nothing of Hearth's, but for this configuration:
 *
 * <pre>
 * mp.messaging.incoming.rotations.connector=smallrye-kafka
 * mp.messaging.incoming.rotations.topic=hearth.identities
 * mp.messaging.incoming.rotations.group.id=rotations
 * mp.messaging.incoming.rotations.auto.offset.reset=earliest
 * mp.messaging.incoming.rotations.value.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer
 * </pre>
 */
@ApplicationScoped
public class RotatedKeypairs {
    private static final String ROTATED = "hearth.identity.rotated.v1";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    /** Those that go at some time, which may be told again. */
    public Map<String, Instant> ends() {
        return Map.copyOf(ends);
    }

    /** An event may come twice, and what is done here twice is done once. */
    @Incoming("rotations")
    CompletionStage<Void> on(Message<byte[]> message) throws IOException {
        boolean rotated =
                message.getMetadata(IncomingCloudEventMetadata.class)
                        .filter(event -> event.getType().equals(ROTATED))
                        .isPresent();
        if (rotated) {
            JsonNode event = json.readTree(message.getPayload());
            Instant until = Instant.parse(event.path("formerUntil").asText());
            formerAccessKeys(event).forEach(accessKey -> ends.put(accessKey, until));
        }
        return message.ack();
    }

    private static List<String> formerAccessKeys(JsonNode event) {
        List<String> accessKeys = new ArrayList<>();
        event.path("formerAccessKeys").forEach(accessKey -> accessKeys.add(accessKey.asText()));
        return accessKeys;
    }
}
