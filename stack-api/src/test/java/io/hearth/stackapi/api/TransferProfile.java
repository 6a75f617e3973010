package io.hearth.stackapi.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service whose operator lets stacks be handed over, and allows two snapshots of each. */
public final class TransferProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "hearth.enable-stack-abandon",
                "true",
                "hearth.enable-stack-adopt",
                "true",
                "hearth.limit.max-snapshots-per-stack",
                "2");
    }
}
