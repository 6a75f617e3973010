package io.hearth.messaging.production;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Whether the bus, the database and Keystone are spoken to over a network in clear, or without
 * asking who they are. On one machine nobody listens.
 */
@ApplicationScoped
class ClearTextCheck implements ProductionCheck {
    private final Config config;

    ClearTextCheck(Config config) {
        this.config = config;
    }

    @Override
    public List<String> amiss() {
        List<String> amiss = new ArrayList<>();
        bus(amiss);
        database(amiss);
        value("hearth.keystone.url")
                .filter(url -> url.startsWith("http:") && isElsewhere(host(url)))
                .ifPresent(
                        url ->
                                amiss.add(
                                        "Keystone is spoken to in clear at %s: name it by https in hearth.keystone.url."
                                                .formatted(url)));
        return amiss;
    }

    private void bus(List<String> amiss) {
        String servers = value("kafka.bootstrap.servers").orElse("");
        if (Arrays.stream(servers.split(","))
                .noneMatch(server -> isElsewhere(server.strip().replaceAll(":\\d+$", "")))) {
            return;
        }
        String protocol =
                value("kafka.security.protocol").orElse("PLAINTEXT").toUpperCase(Locale.ROOT);
        if (!protocol.endsWith("SSL")) {
            amiss.add(
                    "Kafka is spoken to in clear at %s: kafka.security.protocol=SASL_SSL."
                            .formatted(servers));
        }
        if (!protocol.startsWith("SASL") && value("kafka.ssl.keystore.location").isEmpty()) {
            amiss.add(
                    "Kafka at %s asks nobody who comes: give each service a login (kafka.sasl.*) or a certificate (kafka.ssl.keystore.*)."
                            .formatted(servers));
        }
    }

    private void database(List<String> amiss) {
        String jdbc = value("quarkus.datasource.jdbc.url").orElse("");
        if (isElsewhere(host(jdbc.replaceFirst("^jdbc:", "")))
                && !jdbc.contains("sslmode=verify-full")) {
            amiss.add(
                    "PostgreSQL may be anybody: add sslmode=verify-full and sslrootcert to quarkus.datasource.jdbc.url.");
        }
        String reactive = value("quarkus.datasource.reactive.url").orElse("");
        if (isElsewhere(host(reactive))
                && !value("quarkus.datasource.reactive.postgresql.ssl-mode")
                        .orElse("")
                        .replace('_', '-')
                        .equalsIgnoreCase("verify-full")) {
            amiss.add(
                    "PostgreSQL may be anybody: quarkus.datasource.reactive.postgresql.ssl-mode=verify-full, and its like.");
        }
    }

    /** Of several hosts, the first. */
    private static String host(String url) {
        return url.replaceFirst("^[a-z:]*//", "")
                .replaceFirst("^[^/@]*@", "")
                .replaceFirst("[,/?].*$", "")
                .replaceFirst(":\\d+$", "");
    }

    private static boolean isElsewhere(String host) {
        return !host.isEmpty()
                && !host.equals("localhost")
                && !host.startsWith("127.")
                && !host.equals("[::1]");
    }

    private Optional<String> value(String property) {
        return config.getOptionalValue(property, String.class);
    }
}
