package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hearth.launcher.container.ComposedHearth;
import io.hearth.launcher.container.ContainerTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that take {@code @WithBackingServices} pass with Testcontainers too, on the engine that
 * {@link ComposeIT} runs on.
 */
@Order(8)
class ContainersIT {
    private static final String PROMISES = "BackingServicesTest";
    private static final String MESSAGING = "MessagingTest";

    @Test
    void testsPassOnServersInContainers(@TempDir Path directory) throws Exception {
        Optional<ContainerTests> found = ContainerTests.find(directory);
        if (found.isEmpty()) {
            System.out.println("Not tried in containers: it needs " + ComposedHearth.NEEDS);
        }
        assumeTrue(found.isPresent(), ComposedHearth.NEEDS);

        try (ContainerTests tests = found.get()) {
            Map<String, Integer> passed = tests.run("messaging", PROMISES, MESSAGING);

            assertThat(passed)
                    .containsOnlyKeys(PROMISES, MESSAGING)
                    .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
            for (String image : List.of(ContainerTests.POSTGRES, ContainerTests.KAFKA)) {
                assertThat(tests.made())
                        .filteredOn(container -> container.contains(image))
                        .as("%s, for each module's run", image)
                        .hasSizeGreaterThanOrEqualTo(passed.size());
            }
        }
    }
}
