package io.hearth.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Hands the shared {@link BackingServices} to the application under test. */
public final class BackingServicesResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        BackingServices services = BackingServices.shared();
        return Map.of(
                "quarkus.datasource.jdbc.url", services.jdbcUrl(),
                "quarkus.datasource.reactive.url", services.reactiveUrl(),
                "quarkus.datasource.username", services.username(),
                "quarkus.datasource.password", services.password(),
                "kafka.bootstrap.servers", services.bootstrapServers(),
                "hearth.keyset-file", services.keysetFile().toString(),
                "hearth.custom-resources.keyset-file", services.provisionerKeysetFile().toString());
    }

    /** They live until the run ends: other test classes use them too. */
    @Override
    public void stop() {}
}
