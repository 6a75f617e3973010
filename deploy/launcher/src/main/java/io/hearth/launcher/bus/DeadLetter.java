package io.hearth.launcher.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearth.contract.EventCodec;
import io.hearth.launcher.layout.Part;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event that a service could not take in.
 *
 * @param id the service, and where in its dead letters: {@code stack-api/0/17}
 * @param diedAt when the service gave it up
 * @param topic where it came from; empty if nobody has noted it
 * @param reason what was wrong with it, or with the service
 * @param key the record's key, such as a root stack's id
 * @param headers those that it came with, CloudEvents' attributes among them
 * @param value the event as JSON, if it is one
 * @see <a
 *     href="https://smallrye.io/smallrye-reactive-messaging/latest/kafka/receiving-kafka-records/">What
 *     SmallRye notes in the headers</a>
 */
public record DeadLetter(
        String id,
        Instant diedAt,
        String topic,
        String reason,
        @Nullable String key,
        Map<String, byte[]> headers,
        byte @Nullable [] value) {
    private static final String NOTED = "dead-letter-";

    static DeadLetter of(Part service, ConsumerRecord<String, byte[]> record) {
        Map<String, byte[]> own = new LinkedHashMap<>();
        Map<String, String> noted = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.key().startsWith(NOTED)) {
                noted.put(header.key(), new String(header.value(), UTF_8));
            } else {
                own.put(header.key(), header.value());
            }
        }
        return new DeadLetter(
                "%s/%d/%d".formatted(service.label(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                noted.getOrDefault(NOTED + "topic", ""),
                noted.getOrDefault(NOTED + "reason", "not noted"),
                record.key(),
                own,
                record.value());
    }

    /** Who could not take it in, such as {@code stack-api}. */
    String service() {
        return id.substring(0, id.indexOf('/'));
    }

    /** The CloudEvents type; empty for what is no event. */
    public String type() {
        byte[] type = headers.get(EventCodec.TYPE_HEADER);
        return type == null ? "" : new String(type, UTF_8);
    }
}
