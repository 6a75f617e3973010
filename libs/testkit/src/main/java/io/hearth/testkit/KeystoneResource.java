package io.hearth.testkit;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.HashMap;
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
        TestKeystone keystone = TestKeystone.shared();
        Map<String, String> properties = new HashMap<>(keystone.settings().propertiesOf(service));
        properties.put("hearth.keystone.url", keystone.line().url());
        return properties;
    }

    /** It lives until the run ends: other test classes use it too. */
    @Override
    public void stop() {}
}
