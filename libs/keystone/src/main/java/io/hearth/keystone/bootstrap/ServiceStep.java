package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Entry;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.List;
import java.util.Map;

/** The catalog has a service of a type; a Heat that was there before may have named it. */
record ServiceStep(String type, String serviceName, String description) implements Step {
    @Override
    public String name() {
        return "service " + type;
    }

    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        List<Entry> found = keystone.find(Kind.SERVICE, Map.of("type", type));
        found.stream().findFirst().ifPresent(entry -> ids.put(Kind.SERVICE, type, entry.id()));
        return !found.isEmpty();
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        Map<String, Object> fields =
                Map.of("type", type, "name", serviceName, "description", description);
        ids.put(Kind.SERVICE, type, keystone.create(Kind.SERVICE, fields).id());
    }
}
