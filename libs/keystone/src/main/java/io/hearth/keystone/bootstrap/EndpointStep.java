package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Entry;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service has an endpoint at an address in a region.
 *
 * @param side {@code public}, {@code internal} or {@code admin}
 */
record EndpointStep(String service, String side, String region, String url) implements Step {
    @Override
    public String name() {
        return "%s endpoint of %s in %s at %s".formatted(side, service, region, url);
    }

    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        return ids.find(Kind.SERVICE, service).isPresent()
                && present(keystone, ids).stream()
                        .anyMatch(endpoint -> url.equals(endpoint.fields().get("url")));
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        Optional<Entry> moved = present(keystone, ids).stream().findFirst();
        if (moved.isPresent()) {
            keystone.change(Kind.ENDPOINT, moved.get().id(), Map.of("url", url));
        } else {
            keystone.create(
                    Kind.ENDPOINT,
                    Map.of(
                            "service_id",
                            ids.get(Kind.SERVICE, service),
                            "interface",
                            side,
                            "region_id",
                            region,
                            "url",
                            url));
        }
    }

    private List<Entry> present(KeystoneAdmin keystone, Ids ids) {
        return keystone.find(
                Kind.ENDPOINT,
                Map.of(
                        "service_id",
                        ids.get(Kind.SERVICE, service),
                        "interface",
                        side,
                        "region_id",
                        region));
    }
}
