package io.hearth.messaging.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.messaging.production.ProductionChecks.Strictness;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionChecksTest {
    private static final Map<String, String> FIT =
            Map.of(
                    "kafka.bootstrap.servers", "kafka-1.example.org:9093,kafka-2.example.org:9093",
                    "kafka.security.protocol", "SASL_SSL",
                    "quarkus.datasource.jdbc.url",
                            "jdbc:postgresql://db.example.org:5432/stack_api?sslmode=verify-full",
                    "quarkus.datasource.reactive.url", "postgresql://db.example.org/stack_api",
                    "quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full",
                    "hearth.keystone.url", "https://keystone.example.org/v3",
                    "quarkus.datasource.password", "6f2d1c9b8a7e4f30");

    @Test
    void whatIsFitIsNotComplainedOf() {
        assertThat(amiss(FIT)).isEmpty();
    }

    @Test
    void onOneMachineNobodyListens() {
        assertThat(
                        amiss(
                                Map.of(
                                        "kafka.bootstrap.servers",
                                        "127.0.0.1:9092",
                                        "quarkus.datasource.jdbc.url",
                                        "jdbc:postgresql://localhost:5432/stack_api",
                                        "quarkus.datasource.reactive.url",
                                        "postgresql://localhost/stack_api",
                                        "hearth.keystone.url",
                                        "http://127.0.0.1:5000/v3")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kafka.security.protocol; SASL_PLAINTEXT; Kafka is spoken to in clear at kafka-1",
                "kafka.security.protocol; SSL; asks nobody who comes",
                "quarkus.datasource.jdbc.url; jdbc:postgresql://db/a?sslmode=require; quarkus.datasource.jdbc.url",
                "quarkus.datasource.reactive.postgresql.ssl-mode; prefer; ssl-mode=verify-full",
                "hearth.keystone.url; http://keystone.example.org/v3; Keystone is spoken to in clear",
                "hearth.keystone.url; http://keystone_1:5000/v3; Keystone is spoken to in clear",
                "quarkus.datasource.password; hunter2; quarkus.datasource.password is easily guessed",
                "hearth.operator.token; aaaaaaaaaaaaaaaa; hearth.operator.token is easily guessed"
            })
    void whatIsAmissIsToldOnce(String property, String value, String told) {
        Map<String, String> settings = new HashMap<>(FIT);
        settings.put(property, value);

        assertThat(amiss(settings))
                .singleElement()
                .asString()
                .contains(told)
                .doesNotContain("aaaa", "hunter2");
    }

    @Test
    void aServiceThatIsToRefuseDoesNotStart() {
        ProductionCheck check = () -> List.of("The roof leaks.");

        assertThatThrownBy(() -> look(check, Strictness.REFUSE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The roof leaks.");
        assertThatCode(() -> look(check, Strictness.WARN)).doesNotThrowAnyException();
        assertThatCode(() -> look(List::of, Strictness.REFUSE)).doesNotThrowAnyException();
    }

    @Test
    void nobodyLooksWhereNothingIsToBeDone() {
        ProductionCheck unasked =
                () -> {
                    throw new AssertionError("asked");
                };

        assertThatCode(() -> look(unasked, Strictness.OFF)).doesNotThrowAnyException();
    }

    private static void look(ProductionCheck check, Strictness strictness) {
        new ProductionChecks(List.of(check), strictness).look(new StartupEvent());
    }

    private static List<String> amiss(Map<String, String> settings) {
        Config config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build();
        return List.of(new ClearTextCheck(config), new WeakSecretCheck(config)).stream()
                .flatMap(check -> check.amiss().stream())
                .toList();
    }
}
