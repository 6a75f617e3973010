package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.bus.Rights;
import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the services listen to is what they are granted; what they write, SecuredIT finds. */
class RightsTest {
    @ParameterizedTest
    @MethodSource("io.hearth.launcher.layout.Part#services")
    void aServiceMayReadWhatItListensTo(Part service) throws IOException {
        Properties packaged = packaged(service);
        Rights rights =
                Rights.all().stream()
                        .filter(each -> each.name().equals(service.label()))
                        .findAny()
                        .orElseThrow();

        assertThat(rights.reads()).isEqualTo(incoming(packaged, "topic"));
        assertThat(rights.groups()).isEqualTo(incoming(packaged, "group.id"));
        assertThat(rights.writes()).containsAll(incoming(packaged, "dead-letter-queue.topic"));
    }

    private static Set<String> incoming(Properties packaged, String what) {
        return packaged.stringPropertyNames().stream()
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[a-z]+\\." + what))
                .map(packaged::getProperty)
                .collect(Collectors.toSet());
    }

    private static Properties packaged(Part service) throws IOException {
        Properties properties = new Properties();
        Path file =
                Path.of(Objects.requireNonNull(System.getProperty("hearth.home")))
                        .resolve(service.label())
                        .resolve("src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
