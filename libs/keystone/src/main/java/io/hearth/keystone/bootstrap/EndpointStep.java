package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Entry;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service has an endpoint at an address in the options' region. One that leads elsewhere is moved
 * if this deployment has made it; another's is left alone.
 *
 * @param side {@code public}, {@code internal} or {@code admin}
 */
record EndpointStep(String service, String side, BootstrapOptions options, String url)
        implements Step {
    /** A field of our own, which Keystone keeps. */
    private static final String MADE_BY = "hearth_deployment";

    @Override
    public String name() {
        return "%s endpoint of %s in %s at %s".formatted(side, service, options.region(), url);
    }

    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        return ids.find(Kind.SERVICE, service).isPresent()
                && present(keystone, ids).stream()
                        .anyMatch(endpoint -> url.equals(endpoint.fields().get("url")));
    }

    @Override
    public Optional<String> obstacle(KeystoneAdmin keystone, Ids ids) {
        return ids.find(Kind.SERVICE, service).isEmpty()
                        || present(keystone, ids).stream().anyMatch(this::isOurs)
                ? Optional.empty()
                : present(keystone, ids).stream()
                        .findFirst()
                        .map(
                                other ->
                                        "%s is not made, since another's leads to %s; a region of its own (OS_REGION_NAME) keeps both"
                                                .formatted(name(), other.fields().get("url")));
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        Optional<Entry> moved = present(keystone, ids).stream().filter(this::isOurs).findFirst();
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
                            options.region(),
                            "url",
                            url,
                            MADE_BY,
                            options.deployment().text()));
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
                        options.region()));
    }

    private boolean isOurs(Entry endpoint) {
        return options.deployment().text().equals(endpoint.fields().get(MADE_BY));
    }
}
