package io.hearth.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a broker proves who it is, and who may speak to it: over TLS, with SCRAM-SHA-512, and only
 * what an access control list grants.
 *
 * <p>Its controller has a port of its own on the loopback interface that asks nobody, so that it is
 * for tests.
 *
 * @param keystore a PKCS12 file with the broker's key and its certificate, which is for localhost
 * @param keystorePassword that opens it
 * @param truststore a PEM file with whom the broker trusts, itself among them
 * @param superUser who may do everything, such as write the lists
 * @param passwords of all who may log in, by their names; taken when the directory is new
 */
public record KafkaSecurity(
        Path keystore,
        String keystorePassword,
        Path truststore,
        String superUser,
        Map<String, String> passwords) {
    private static final String MECHANISM = "SCRAM-SHA-512";

    public KafkaSecurity {
        passwords = Map.copyOf(passwords);
    }

    /** As {@code kafka-storage format --add-scram} takes them. */
    List<String> credentials() {
        return passwords.entrySet().stream()
                .map(
                        user ->
                                "%s=[name=\"%s\",password=\"%s\"]"
                                        .formatted(MECHANISM, user.getKey(), user.getValue()))
                .toList();
    }

    /** The broker's, above those of any. */
    Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("inter.broker.listener.name", "SASL_SSL"),
                Map.entry("sasl.enabled.mechanisms", MECHANISM),
                Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
                Map.entry(
                        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"%s\" password=\"%s\";"
                                        .formatted(superUser, passwords.get(superUser))),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", keystore.toString()),
                Map.entry("ssl.keystore.password", keystorePassword),
                Map.entry("ssl.truststore.type", "PEM"),
                Map.entry("ssl.truststore.location", truststore.toString()),
                Map.entry(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("allow.everyone.if.no.acl.found", "false"),
                Map.entry("super.users", "User:%s;User:ANONYMOUS".formatted(superUser)));
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "KafkaSecurity[keystore=%s, users=%s]".formatted(keystore, passwords.keySet());
    }
}
