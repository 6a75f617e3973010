package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Who has which secret, and that nothing rendered is one. */
@NeedsHelm
class SecretsTest {
    @SuppressWarnings("unused") // by its name
    private static final List<String> SERVICES = Repository.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceHasTheSecretsThatItHasInCompose(String service) {
        Set<String> composed = new TreeSet<>();
        Repository.composed(service)
                .path("secrets")
                .forEach(secret -> composed.add(secret.path("target").asText(secret.asText())));

        assertThat(Trial.MINIMAL.render().workload(service).secrets()).isEqualTo(composed);

        composed.add("kafka.sasl.jaas.config");
        assertThat(Trial.DEFAULTS.render().workload(service).secrets()).isEqualTo(composed);
    }

    /** It calls addresses that customers choose, and can open nothing that is sealed for others. */
    @ParameterizedTest
    @EnumSource
    void webhookServiceHasAKeysetOfItsOwn(Trial trial) {
        for (Workload workload : trial.render().workloads()) {
            Predicate<String> own = "webhook-keyset"::equals;
            assertThat(workload.secrets())
                    .filteredOn(file -> file.endsWith("keyset"))
                    .as(workload.name())
                    .allMatch(workload.name().equals("webhook-service") ? own : own.negate());
        }
    }

    @Test
    void theJobsHaveTheirs() {
        Manifests manifests = Trial.DEFAULTS.render();

        assertThat(manifests.workload("bootstrap").secrets())
                .containsExactly(
                        "admin.password",
                        "heat.password",
                        "heat_domain_admin.password",
                        "heat_signature_validator.password",
                        "stack-domain-id");
        assertThat(manifests.workload("topics").secrets()).containsExactly("kafka.properties");
        assertThat(manifests.workload("edge").secrets()).isEmpty();
    }

    @Test
    void aSecretThatAnOperatorAddsIsOfThatServiceAlone() {
        Manifests manifests = Trial.HIGH_AVAILABILITY.render();

        assertThat(manifests.workloads())
                .filteredOn(each -> each.secrets().contains("hearth.clouds.west.password"))
                .extracting(Workload::name)
                .containsExactly("signal-service");
    }

    /** With all of a Secret's keys named: one that has more does not show them. */
    @ParameterizedTest
    @EnumSource
    void noTwoPodsShareASecret(Trial trial) {
        Manifests manifests = trial.render();

        assertThat(manifests.workloads().stream().flatMap(each -> each.secretVolumes().stream()))
                .extracting(volume -> volume.path("secretName").asText())
                .hasSizeGreaterThanOrEqualTo(Repository.SERVICES.size())
                .doesNotHaveDuplicates();
        assertThat(manifests.workloads().stream().flatMap(each -> each.secretVolumes().stream()))
                .allMatch(volume -> volume.path("items").isArray());
    }

    @ParameterizedTest
    @EnumSource
    void nothingRenderedIsASecret(Trial trial) {
        Manifests manifests = trial.render();

        assertThat(manifests.ofKind("Secret")).isEmpty();
        for (Workload workload : manifests.workloads()) {
            assertThat(workload.containers())
                    .allSatisfy(
                            container -> {
                                assertThat(container.has("envFrom")).isFalse();
                                assertThat(container.path("env"))
                                        .allMatch(variable -> !variable.has("valueFrom"));
                            });
            // a property's value that stands in a file stands nowhere else
            assertThat(workload.environment().keySet())
                    .noneMatch(
                            workload.secrets().stream().map(SecretsTest::variable).toList()
                                    ::contains)
                    .noneMatch(name -> name.matches(".*(PASSWORD|TOKEN|JAAS_CONFIG)"));
        }
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** For whom Java's own trust, which is Keystone's authority alone, would be of no use. */
    @Test
    void receiversAreKnownByTheCertificatesOfTheImage() {
        assertThat(Trial.DEFAULTS.render().workload("webhook-service").environment())
                .hasEntrySatisfying(
                        "JAVA_TOOL_OPTIONS", value -> assertThat(value).contains("keystone.jks"))
                .containsEntry(
                        "HEARTH_WEBHOOKS_TRUSTED_CERTIFICATES",
                        "/etc/ssl/certs/ca-certificates.crt");
    }

    @Test
    void whatIsTrustedIsMountedWhereItIsNamed() {
        Map<String, String> environment =
                Trial.DEFAULTS.render().workload("identity-worker").environment();

        assertThat(
                        Stream.of(
                                environment.get("KAFKA_SSL_TRUSTSTORE_LOCATION"),
                                environment.get(
                                        "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS"),
                                environment.get("QUARKUS_DATASOURCE_JDBC_URL"),
                                environment.get("JAVA_TOOL_OPTIONS")))
                .allMatch(value -> value.contains("/etc/hearth/authorities/"));
        assertThat(environment)
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full")
                .containsEntry(
                        "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM", "true")
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://postgresql.postgresql.svc:5432/identity_worker?sslmode=verify-full&sslrootcert=/etc/hearth/authorities/postgresql.pem");
    }
}
