package io.hearth.testkit;

import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/**
 * How a run gets its PostgreSQL and Kafka. Each choice is a system property, or a variable of the
 * environment for runs whose command line is fixed: {@code infra} ({@code INFRA}), {@code
 * infra.postgres-image} ({@code INFRA_POSTGRES_IMAGE}), {@code infra.kafka-image} ({@code
 * INFRA_KAFKA_IMAGE}).
 */
final class Infrastructure {
    private static final String WHERE = "infra";

    private Infrastructure() {}

    /**
     * Whether they run in containers: as {@code infra} says ({@code containers} or {@code
     * embedded}); by default ({@code auto}) when a container engine answers.
     *
     * @throws IllegalArgumentException for any other word
     */
    static boolean inContainers() {
        String wanted = chosen(WHERE, "auto");
        return switch (wanted) {
            case "containers" -> true;
            case "embedded" -> false;
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            default ->
                    throw new IllegalArgumentException(
                            "infra is '%s'; it may be containers, embedded or auto."
                                    .formatted(wanted));
        };
    }

    /** Has PostgreSQL's own entry point and takes its settings as arguments. */
    static String postgresImage() {
        return chosen("infra.postgres-image", "postgres:18-alpine");
    }

    /** Is configured as Apache's own images are. */
    static String kafkaImage() {
        return chosen("infra.kafka-image", "apache/kafka-native:4.1.1");
    }

    private static String chosen(String property, String usual) {
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return System.getProperty(property, System.getenv().getOrDefault(variable, usual));
    }
}
