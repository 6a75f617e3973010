package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Entry;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * There is an object of a kind with a name.
 *
 * @param domain the name of its domain, if it lives in one
 * @param fields what it is made with besides
 */
record NamedStep(Kind kind, String objectName, Optional<String> domain, Map<String, Object> fields)
        implements Step {
    static NamedStep global(Kind kind, String name, Map<String, Object> fields) {
        return new NamedStep(kind, name, Optional.empty(), fields);
    }

    static NamedStep project(String name, String description) {
        return new NamedStep(
                Kind.PROJECT,
                name,
                Optional.of(Names.DEFAULT_DOMAIN),
                Map.of("description", description));
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT)
                + " "
                + objectName
                + domain.map(owner -> " in domain " + owner).orElse("");
    }

    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        Map<String, String> filter = new HashMap<>(Map.of("name", objectName));
        if (domain.isPresent()) {
            Optional<String> domainId = ids.find(Kind.DOMAIN, domain.get());
            if (domainId.isEmpty()) {
                return false;
            }
            filter.put("domain_id", domainId.get());
        }
        List<Entry> found = keystone.find(kind, filter);
        found.stream().findFirst().ifPresent(entry -> ids.put(kind, objectName, entry.id()));
        return !found.isEmpty();
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("name", objectName);
        domain.ifPresent(owner -> all.put("domain_id", ids.get(Kind.DOMAIN, owner)));
        ids.put(kind, objectName, keystone.create(kind, all).id());
    }
}
