package io.hearth.stackapi.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The service with a policy file, which a test may change, and with limits of its own. */
public final class PolicyProfile implements QuarkusTestProfile {
    static final String POLICY =
            """
            "stacks:global_index": "rule:context_is_admin"
            "stacks:show": "@"
            "stacks:validate_template": "!"
            "resource_types:OS::Heat::RandomString": "role:admin"
            """;

    private static final String PROPERTY = "hearth.policy-file";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path file = Files.createTempFile("policy", ".yaml");
            file.toFile().deleteOnExit();
            Files.writeString(file, POLICY);
            return Map.of(
                    PROPERTY,
                    file.toString(),
                    "hearth.limit.max-template-size",
                    "400",
                    "hearth.limit.max-resources-per-stack",
                    "3",
                    "hearth.limit.max-json-body-size",
                    "20000");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
