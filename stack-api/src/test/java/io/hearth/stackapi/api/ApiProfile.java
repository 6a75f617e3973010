package io.hearth.stackapi.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The settings that the service needs beside PostgreSQL and Kafka. */
public final class ApiProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "hearth.keystone.url", "http://127.0.0.1:5000/v3",
                "hearth.keystone.username", "heat",
                "hearth.keystone.password", "unused",
                "hearth.stack-user-domain-id", StubbedTokens.STACK_DOMAIN,
                "quarkus.otel.sdk.disabled", "true");
    }
}
