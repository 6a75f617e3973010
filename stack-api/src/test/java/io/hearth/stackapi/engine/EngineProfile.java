package io.hearth.stackapi.engine;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** What the service needs to start without a Keystone. */
public final class EngineProfile implements QuarkusTestProfile {
    static final int SIGNALS_PER_HANDLE = 4;
    static final int METADATA_BYTES = 2_000;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port",
                "0",
                "hearth.keystone.url",
                "http://127.0.0.1:5000/v3",
                "hearth.keystone.username",
                "heat",
                "hearth.keystone.password",
                "unused",
                "hearth.stack-user-domain-id",
                "stack-domain",
                "hearth.limit.signals-per-handle",
                String.valueOf(SIGNALS_PER_HANDLE),
                TransferConfig.ABANDON,
                "true",
                TransferConfig.ADOPT,
                "true",
                MetadataLimit.PROPERTY,
                String.valueOf(METADATA_BYTES),
                "quarkus.otel.sdk.disabled",
                "true");
    }
}
