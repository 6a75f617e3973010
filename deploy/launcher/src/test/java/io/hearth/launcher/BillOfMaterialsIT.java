package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each service says what it consists of, and may be given to anybody. */
class BillOfMaterialsIT {
    /** By their names in SPDX's list. Of several a component may be had under any. */
    private static final Set<String> FREE_TO_GIVE =
            Set.of(
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "CC0-1.0",
                    "EPL-2.0",
                    "MIT",
                    "MIT-0",
                    "Public Domain",
                    "UPL-1.0");

    @ParameterizedTest
    @MethodSource("io.hearth.launcher.layout.Part#services")
    void whatRunsHasALicenceThatLetsItBeGivenAway(Part service) throws IOException {
        Path file =
                Path.of(Objects.requireNonNull(System.getProperty("hearth.home")))
                        .resolve(service.label())
                        .resolve("target/sbom.cdx.json");
        JsonNode bill = new ObjectMapper().readTree(file.toFile());
        Set<String> names = new TreeSet<>();
        List<String> unfree = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            if (component.toString().contains("\"runtime\"")) {
                names.add(component.get("name").asText());
                if (licences(component).noneMatch(FREE_TO_GIVE::contains)) {
                    unfree.add(component.get("purl").asText());
                }
            }
        }

        assertThat(names).contains("kafka-clients", "quarkus-rest", "hearth-contract");
        assertThat(unfree).isEmpty();
    }

    /** SPDX has no name for some, such as the public domain. */
    private static Stream<String> licences(JsonNode component) {
        JsonNode licences = component.path("licenses");
        return Stream.concat(
                licences.findValuesAsText("id").stream(),
                licences.findValuesAsText("name").stream());
    }
}
