package io.hearth.messaging;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.MalformedEventException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Takes one record through its handler. An outage is waited out, so that order is kept and nothing
 * is lost; a record that no retry can help goes to the channel's dead-letter topic with its reason,
 * and the partition goes on.
 */
@ApplicationScoped
public class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final int ATTEMPTS_AT_A_DEFECT = 5;

    private final EventCodec codec = new EventCodec();

    /**
     * @param handler applies the event; must be idempotent, see {@link Inbox}
     * @return completes when the record is acknowledged or has gone to the dead letters
     */
    public Uni<Void> consume(
            KafkaRecord<String, byte[]> record, Function<EventEnvelope, Uni<Void>> handler) {
        return Uni.createFrom()
                .item(() -> codec.decode(headers(record), record.getPayload()))
                .chain(event -> handle(event, handler))
                .onItemOrFailure()
                .transformToUni(
                        (done, failure) ->
                                failure == null
                                        ? Uni.createFrom().completionStage(record.ack())
                                        : giveUp(record, failure));
    }

    private Uni<Void> handle(EventEnvelope event, Function<EventEnvelope, Uni<Void>> handler) {
        return Uni.createFrom()
                .deferred(() -> handler.apply(event))
                .onFailure(Outage::is)
                .invoke(e -> LOG.warnf("Event %s waits: %s", event.id(), e.getMessage()))
                .onFailure(Outage::is)
                .retry()
                .withBackOff(FIRST_DELAY, LONGEST_DELAY)
                .indefinitely()
                .onFailure(e -> !(e instanceof MalformedEventException))
                .retry()
                .withBackOff(FIRST_DELAY)
                .atMost(ATTEMPTS_AT_A_DEFECT);
    }

    private static Uni<Void> giveUp(KafkaRecord<String, byte[]> record, Throwable failure) {
        LOG.errorf(
                failure,
                "A record of %s goes to the dead letters (key %s).",
                record.getTopic(),
                record.getKey());
        return Uni.createFrom().completionStage(record.nack(failure));
    }

    private static Map<String, String> headers(KafkaRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.getHeaders()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
