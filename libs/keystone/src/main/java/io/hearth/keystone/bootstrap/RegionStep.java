package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.Map;

/** There is the region that the endpoints are put in. */
record RegionStep(String region) implements Step {
    @Override
    public String name() {
        return "region " + region;
    }

    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        return keystone.find(Kind.REGION, Map.of()).stream()
                .anyMatch(entry -> entry.id().equals(region));
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        keystone.create(Kind.REGION, Map.of("id", region));
    }
}
