package io.hearth.keystone.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearth.keystone.KeypairMaker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * An overlay of Keystone's policy that confines the stack domain's admin to its domain: rules that
 * take the place of Keystone's own, by their names.
 */
public final class HardenedPolicy {
    private static final String RULES = "hardened-policy.yaml";
    private static final String KEYPAIR_RULES = "keypairs-by-domain-admin.yaml";

    private HardenedPolicy() {}

    /**
     * @param keypairs unless users make their own, the admin keeps a hold on the keypairs of all
     *     users of the cloud
     * @return YAML as {@code oslo.policy} reads it
     */
    public static String forDomain(String stackDomainId, KeypairMaker keypairs) {
        if (!stackDomainId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "This is no domain's id: '%s'.".formatted(stackDomainId));
        }
        String rules = resource(RULES).replace("@STACK_DOMAIN_ID@", stackDomainId);
        return switch (keypairs) {
            case USER -> rules;
            case DOMAIN_ADMIN -> rules + resource(KEYPAIR_RULES);
        };
    }

    private static String resource(String name) {
        try (InputStream stream = HardenedPolicy.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource %s is missing.".formatted(name));
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
