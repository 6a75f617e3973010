package io.hearth.keystone.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * An overlay of Keystone's policy that confines the stack domain's admin to its domain, for {@code
 * policy.yaml} beside Keystone's configuration.
 */
public final class HardenedPolicy {
    private static final String TEMPLATE = "hardened-policy.yaml";

    private HardenedPolicy() {}

    public static String forDomain(String stackDomainId) {
        if (!stackDomainId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "This is no domain's id: '%s'.".formatted(stackDomainId));
        }
        return template().replace("@STACK_DOMAIN_ID@", stackDomainId);
    }

    private static String template() {
        try (InputStream stream = HardenedPolicy.class.getResourceAsStream(TEMPLATE)) {
            if (stream == null) {
                throw new IllegalStateException("The resource %s is missing.".formatted(TEMPLATE));
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
