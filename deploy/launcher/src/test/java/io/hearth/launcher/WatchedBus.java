package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.command.DemoCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What an operator sees of the bus, and does with what a service could not take in. */
final class WatchedBus {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNHEARD_OF = "hearth.unheard-of.v1";

    private final ObjectMapper json = new ObjectMapper();
    private final SharedHearth hearth;
    private final String kafka;

    WatchedBus(SharedHearth hearth) {
        this.hearth = hearth;
        this.kafka = DemoCommand.world(hearth.state()).bus().servers();
    }

    /**
     * @param stack the name of one that is there
     */
    void tellsOf(String stack) throws Exception {
        String told = ask("events", "tail", "--once", "--from", "beginning", "--stack", stack);
        assertThat(told.lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("  " + stack + " ") || line.endsWith(stack))
                .noneMatch(line -> line.contains("document="))
                .anyMatch(line -> line.contains("  hearth.stack."))
                .anyMatch(line -> line.contains("  hearth.identity."));

        String events =
                ask(
                        "events",
                        "tail",
                        "--once",
                        "--from",
                        "1h",
                        "--json",
                        "--stack",
                        stack,
                        "--type",
                        "hearth.identity.*");
        for (String line : events.lines().toList()) {
            JsonNode event = json.readTree(line);
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("type").asText()).startsWith("hearth.identity.");
            assertThat(event.at("/data/stack/name").asText()).isEqualTo(stack);
        }
        assertThat(ask("events", "tail", "--once", "--from", "beginning", "--stack", "nobody's"))
                .isEmpty();
    }

    void givesDeadLettersAnotherTry() throws Exception {
        String key = UUID.randomUUID().toString();
        publish(key);

        String letter = awaitLetters(key, 1).getFirst();
        assertThat(ask("dlq", "list")).contains(letter, "hearth.signals", UNHEARD_OF);
        assertThat(ask("dlq", "show", letter))
                .contains(key, "is not known here", "\"poison\" : true");
        assertThat(ask("dlq", "redrive", letter))
                .contains(letter + " again on hearth.signals", "1 published again");

        // nobody knows it any better, so it is given up once more
        awaitLetters(key, 2);
        LauncherProcess.Result none = hearth.launcher().run("dlq", "show", "stack-api/9/9");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.output()).contains("There is no dead letter stack-api/9/9");
    }

    private List<String> awaitLetters(String key, int count) {
        return await("letters of " + key)
                .atMost(PATIENCE)
                .until(() -> letters(key), letters -> letters.size() == count);
    }

    /** The names of those with that key, which is not listed. */
    private List<String> letters(String key) throws IOException, InterruptedException {
        List<String> letters = new ArrayList<>();
        for (String line : ask("dlq", "list").lines().toList()) {
            if (line.contains(UNHEARD_OF)) {
                String letter = line.substring(0, line.indexOf(' '));
                if (ask("dlq", "show", letter).contains(key)) {
                    letters.add(letter);
                }
            }
        }
        return letters;
    }

    private void publish(String key) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(
                            "hearth.signals",
                            key,
                            "{\"poison\": true}".getBytes(StandardCharsets.UTF_8));
            record.headers().add("ce_type", UNHEARD_OF.getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }

    private String ask(String... words) throws IOException, InterruptedException {
        LauncherProcess.Result result = hearth.launcher().run(words);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }
}
