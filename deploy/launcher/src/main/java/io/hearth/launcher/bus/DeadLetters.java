package io.hearth.launcher.bus;

import io.hearth.launcher.layout.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What services could not take in, by their topics of dead letters. */
public final class DeadLetters {
    private final Bus bus;

    public DeadLetters(Bus bus) {
        this.bus = bus;
    }

    /** All that are kept, the oldest first. */
    public List<DeadLetter> all() {
        Map<String, Part> topics =
                Part.services().stream()
                        .collect(Collectors.toMap(Topics::deadLetters, service -> service));
        List<DeadLetter> found = new ArrayList<>();
        new TopicReader(bus)
                .read(
                        topics.keySet(),
                        Instant.EPOCH,
                        TopicReader.Until.END,
                        record ->
                                Optional.ofNullable(topics.get(record.topic()))
                                        .map(service -> DeadLetter.of(service, record))
                                        .ifPresent(found::add));
        found.sort(Comparator.comparing(DeadLetter::diedAt));
        return found;
    }

    /**
     * Publishes them again where they came from. A service drops an event that has had its effect,
     * so that no harm is in doing it twice.
     *
     * @throws IllegalStateException if the bus does not take one, or if nobody has noted where one
     *     came from, or the note is not true, since the service does not read that topic: who
     *     writes a letter must not gain the operator's right to write anywhere; none is published
     *     then
     */
    public void redrive(List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            if (letter.topic().isEmpty()) {
                throw new IllegalStateException(
                        "Where %s came from is not noted, so it cannot go there again."
                                .formatted(letter.id()));
            }
            if (!Rights.of(letter.service()).reads().contains(letter.topic())) {
                throw new IllegalStateException(
                        "%s is said to have come from %s, which %s does not read: find out who wrote it. It is not published."
                                .formatted(letter.id(), letter.topic(), letter.service()));
            }
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        bus.client(), new StringSerializer(), new ByteArraySerializer())) {
            for (DeadLetter letter : letters) {
                producer.send(again(letter)).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The bus at %s does not take what is published again.".formatted(bus), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted; not all events were sent again.", e);
        }
    }

    /** Partitioned by its key, as it was. */
    private static ProducerRecord<String, byte[]> again(DeadLetter letter) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(letter.topic(), letter.key(), letter.value());
        letter.headers().forEach((name, value) -> record.headers().add(name, value));
        return record;
    }
}
