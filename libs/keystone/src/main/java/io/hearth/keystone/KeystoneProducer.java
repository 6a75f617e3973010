package io.hearth.keystone;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The service's own login, as configured by {@code hearth.keystone.*}. */
@ApplicationScoped
class KeystoneProducer {
    private final KeystoneClient client;

    KeystoneProducer(KeystoneConfig config) {
        client = KeystoneClient.connect(KeystoneSettings.of(config));
    }

    @Produces
    @ApplicationScoped
    Keystone keystone() {
        return client.keystone();
    }

    @Produces
    @ApplicationScoped
    KeystoneTokens tokens() {
        return client.tokens();
    }

    @Produces
    @ApplicationScoped
    KeystoneTrusts trusts() {
        return client.trusts();
    }

    @Produces
    @ApplicationScoped
    KeystoneReach reach() {
        return client.reach();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
