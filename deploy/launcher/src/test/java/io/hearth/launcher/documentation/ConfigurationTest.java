package io.hearth.launcher.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.documentation.GeneratedPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} has every property of Hearth's that services read. */
class ConfigurationTest {
    private static Collection<Property> properties = List.of();

    @BeforeAll
    static void read() throws IOException {
        Map<String, Set<String>> modules = Repository.modules();
        Sources sources = Sources.of(modules);
        List<Property> found = new ArrayList<>(MappedProperties.of(sources));
        found.addAll(InjectedProperties.of(sources));
        found.addAll(PropertyFiles.read(modules));
        Map<String, Property> byName = new TreeMap<>();
        found.stream()
                .filter(property -> property.name().startsWith("hearth."))
                .forEach(property -> byName.merge(property.name(), property, Property::and));
        assertThat(byName).hasSizeGreaterThan(50);
        properties = byName.values();
    }

    @Test
    void everyPropertyHasASentence() {
        assertThat(properties)
                .as("say what it is for, in the mapping or above it in the file of properties")
                .allSatisfy(property -> assertThat(property.description()).isNotEmpty());
    }

    @Test
    void thePageHasThemAll() throws IOException {
        Map<String, List<Property>> byServices =
                properties.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ConfigurationTest::heading,
                                        TreeMap::new,
                                        Collectors.toList()));
        String expected =
                byServices.entrySet().stream()
                        .map(group -> section(group.getKey(), group.getValue()))
                        .collect(Collectors.joining("\n"));

        GeneratedPart.assertIs(Repository.DOCS.resolve("configuration.md"), expected);
    }

    private static String heading(Property property) {
        return property.services().equals(Repository.SERVICES)
                ? "Every service"
                : String.join(", ", property.services());
    }

    private static String section(String heading, List<Property> properties) {
        return properties.stream()
                .map(Property::row)
                .collect(
                        Collectors.joining(
                                "",
                                "## "
                                        + heading
                                        + "\n\n| property | type | default | |\n|---|---|---|---|\n",
                                ""));
    }
}
