package io.hearth.launcher.secured;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.Rights;
import io.hearth.local.FreePorts;
import io.hearth.local.KafkaBroker;
import io.hearth.local.KafkaSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A broker that is reached over TLS only, by those who have a password, for what they were granted.
 *
 * @param certificate PEM, of the broker
 */
public record SecuredBus(KafkaBroker broker, int port, Path certificate) implements AutoCloseable {
    /** Who may do everything. */
    public static final String ADMINISTRATOR = "administrator";

    /** Who may do nothing. */
    public static final String STRANGER = "stranger";

    /**
     * @param directory holds its data
     */
    public static SecuredBus start(Path directory, Certificates certificates) throws IOException {
        int port = FreePorts.next();
        Map<String, String> passwords =
                Stream.concat(
                                Rights.all().stream().map(Rights::name),
                                Stream.of(ADMINISTRATOR, STRANGER))
                        .collect(Collectors.toMap(name -> name, SecuredBus::password));
        KafkaBroker broker =
                KafkaBroker.start(
                        directory,
                        port,
                        FreePorts.next(),
                        new KafkaSecurity(
                                certificates.keystore(),
                                Certificates.PASSWORD,
                                certificates.certificate(),
                                ADMINISTRATOR,
                                passwords));
        return new SecuredBus(broker, port, certificates.certificate());
    }

    /** What that user's client is told; the certificate is for localhost. */
    public Map<String, String> client(String user) {
        return client(user, password(user));
    }

    /** The same with a password that need not be right. */
    public Map<String, String> client(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                "localhost:" + port,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.toString());
    }

    /** As that user reaches it. */
    public Bus bus(String user) {
        return new Bus(Map.copyOf(client(user)));
    }

    /** A file for {@code --kafka-properties}. */
    public Path properties(String user, Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(client(user));
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    /**
     * The services share an environment in which one word stands for the name of each, so that one
     * password has to do.
     */
    static String password(String user) {
        return user.equals(ADMINISTRATOR) ? "of-the-administrator" : "of-those-who-speak";
    }

    @Override
    public void close() {
        broker.close();
    }
}
