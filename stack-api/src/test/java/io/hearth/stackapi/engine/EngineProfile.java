package io.hearth.stackapi.engine;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** What the service needs to start without a Keystone. */
public final class EngineProfile implements QuarkusTestProfile {
    static final int SIGNALS_PER_HANDLE = 4;
    static final int METADATA_BYTES = 2_000;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("hearth.keystone.url", "http://127.0.0.1:5000/v3"),
                Map.entry("hearth.keystone.username", "heat"),
                Map.entry("hearth.keystone.password", "unused"),
                Map.entry("hearth.stack-user-domain-id", "stack-domain"),
                Map.entry("hearth.limit.signals-per-handle", String.valueOf(SIGNALS_PER_HANDLE)),
                Map.entry(TransferConfig.ABANDON, "true"),
                Map.entry(TransferConfig.ADOPT, "true"),
                Map.entry(MetadataLimit.PROPERTY, String.valueOf(METADATA_BYTES)),
                Map.entry("hearth.custom-resources.types", "Acme::Net,Ext::*"));
    }
}
