import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.EventCodec;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A provisioner of custom resources in Java, to be copied: each Custom::Password is a random
 * password, and each change of its properties makes another. It reads requests from
 * hearth.resources and answers each by the URL that comes with it, so that it needs no right to
 * write on the bus; see docs/custom-resources.md. It needs the libraries of a built service:
 *
 * <pre>
 * java -cp 'signal-service/target/quarkus-app/lib/main/*' \
 *     deploy/provisioner/PasswordProvisioner.java 127.0.0.1:9092 provisioner-keyset.json
 * </pre>
 */
public final class PasswordProvisioner {
    private static final String TYPE = "Custom::Password";
    private static final String REQUESTED = EventCodec.typeOf(ResourceRequested.class);
    private static final String CHARACTERS =
            "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer;

    private PasswordProvisioner(Sealer sealer) {
        this.sealer = sealer;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("Usage: PasswordProvisioner <host:port of Kafka> <keyset file>");
            System.exit(2);
        }
        Sealer sealer = Sealer.fromFile(Path.of(arguments[1]));
        new PasswordProvisioner(sealer).run(arguments[0]);
    }

    private void run(String bootstrapServers) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        // each kind of provisioner is a group of its own and takes only its types
                        "group.id", "provisioner-custom-password",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", false);
        try (var bus =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            bus.subscribe(List.of(Topic.RESOURCES.topicName()));
            System.out.println("Making " + TYPE + ".");
            while (true) {
                for (ConsumerRecord<String, byte[]> record : bus.poll(Duration.ofSeconds(1))) {
                    take(record);
                }
                bus.commitSync(); // after the answers: what was not answered comes again
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) throws Exception {
        Map<String, String> headers = headers(record);
        if (REQUESTED.equals(headers.get(EventCodec.TYPE_HEADER))
                && codec.decode(headers, record.value()).event() instanceof ResourceRequested request
                && request.resourceType().equals(TYPE)
                && Instant.now().isBefore(request.deadline())) {
            answer(request, carryOut(request));
        }
    }

    /** A request may come twice: of several answers the first one counts. */
    private Map<String, Object> carryOut(ResourceRequested request) throws Exception {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("RequestId", request.requestId());
        answer.put("Status", "SUCCESS");
        if (request.action() == RequestedAction.DELETE) {
            return answer; // a password that nobody keeps is gone with its resource
        }
        String opened = open(request, "properties", request.properties());
        Map<?, ?> properties = json.readValue(opened, Map.class);
        Object length = properties.containsKey("length") ? properties.get("length") : 20;
        if (length instanceof Integer characters && characters >= 8 && characters <= 128) {
            answer.put("PhysicalResourceId", request.physicalName());
            answer.put("Data", Map.of("password", password(characters)));
        } else {
            answer.put("Status", "FAILED");
            answer.put("Reason", "The length of a Custom::Password must be a number from 8 to 128.");
        }
        return answer;
    }

    private void answer(ResourceRequested request, Map<String, Object> answer) throws Exception {
        URI url = URI.create(open(request, "answer_url", request.answerUrl()));
        HttpRequest put =
                HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(30))
                        .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(answer)))
                        .build();
        HttpResponse<String> taken = http.send(put, HttpResponse.BodyHandlers.ofString());
        while (taken.statusCode() == 503) { // not lost, but not there yet
            TimeUnit.SECONDS.sleep(1);
            taken = http.send(put, HttpResponse.BodyHandlers.ofString());
        }
        System.out.printf(
                "%s %s: %s, %d%n",
                request.action(), request.resource(), answer.get("Status"), taken.statusCode());
    }

    private String open(ResourceRequested request, String field, Sealed sealed) {
        SealContext context = new SealContext(request.stack().id(), request.resource(), field);
        return sealer.open(sealed, context).reveal();
    }

    private String password(int length) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < length; i++) {
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
