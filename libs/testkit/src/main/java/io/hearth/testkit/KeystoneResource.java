package io.hearth.testkit;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.Map;

/** Hands the shared {@link TestKeystone} to the application under test. */
public final class KeystoneResource
        implements QuarkusTestResourceConfigurableLifecycleManager<WithKeystone> {
    private String service = "";

    @Override
    public void init(WithKeystone annotation) {
        this.service = annotation.service();
    }

    @Override
    public Map<String, String> start() {
        return TestKeystone.shared().settings().propertiesOf(service);
    }

    /** It lives until the run ends: other test classes use it too. */
    @Override
    public void stop() {}
}
