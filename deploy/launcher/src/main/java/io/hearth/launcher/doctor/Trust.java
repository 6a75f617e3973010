package io.hearth.launcher.doctor;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are taken here.
 *
 * @param manager what Java looks by
 * @param told where an authority is to be added
 * @param namesHosts whether a certificate must be for the host that was called
 */
record Trust(X509ExtendedTrustManager manager, String told, boolean namesHosts) {
    private static final String STORE = "javax.net.ssl.trustStore";

    /** As for all that this process asks over HTTPS. */
    static Trust ofJava() {
        return new Trust(
                manager(null),
                Optional.ofNullable(System.getProperty(STORE))
                        .map(file -> "the file %s that %s names".formatted(file, STORE))
                        .orElse(
                                "a truststore that JAVA_TOOL_OPTIONS=-D%s=FILE names"
                                        .formatted(STORE)),
                true);
    }

    /**
     * As a client of Kafka with these properties.
     *
     * @throws org.apache.kafka.common.KafkaException if they are none
     */
    static Trust ofKafka(Map<String, Object> client) {
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(
                    new AbstractConfig(new ConfigDef().withClientSslSupport(), client, false)
                            .values());
            Object file = client.get(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG);
            return new Trust(
                    manager(factory.truststore()),
                    "%s that %s names"
                            .formatted(
                                    file == null ? "a file" : "the file " + file,
                                    SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG),
                    !String.valueOf(
                                    client.getOrDefault(
                                            SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG,
                                            "https"))
                            .isBlank());
        }
    }

    /**
     * @param store null for what Java trusts by itself
     */
    static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot look at certificates.", e);
        }
    }
}
