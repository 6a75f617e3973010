package io.hearth.stackapi.engine;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** As {@link EngineProfile}, and with no other type than {@link SteeredResource}. */
public final class SteeredProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return new EngineProfile().getConfigOverrides();
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SteeredResource.class);
    }
}
