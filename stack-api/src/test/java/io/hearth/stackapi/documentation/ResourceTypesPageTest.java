package io.hearth.stackapi.documentation;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.hearth.testkit.documentation.GeneratedPart;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/resource-types.md} has every type that the catalogue shows. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // injected
class ResourceTypesPageTest {
    private static final Path PAGE = Path.of("../docs/resource-types.md");

    @Inject ResourceTypes types;

    @Test
    void thePageHasEveryTypeAsTheCatalogueShowsIt() throws IOException {
        String expected =
                types.all().stream()
                        .filter(
                                type ->
                                        type.supportStatus().status()
                                                != SupportStatus.Status.HIDDEN)
                        .sorted(Comparator.comparing(ResourceType::name))
                        .map(ResourceTypeSection::of)
                        .collect(Collectors.joining());

        GeneratedPart.assertIs(PAGE, expected);
    }
}
