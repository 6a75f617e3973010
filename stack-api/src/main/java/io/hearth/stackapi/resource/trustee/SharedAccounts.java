package io.hearth.stackapi.resource.trustee;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The accounts of the stack domain that trustees may share: none unless it is said. */
@Singleton
class SharedAccounts {
    /** Names or ids, as templates have to name them; the identity worker is told the same. */
    static final String PROPERTY = "hearth.identity.shared-accounts";

    private final Set<String> allowed;

    SharedAccounts(@ConfigProperty(name = PROPERTY) Optional<Set<String>> allowed) {
        this.allowed = Set.copyOf(allowed.orElse(Set.of()));
    }

    /**
     * @throws IllegalArgumentException for one that may not be shared
     */
    void check(String account) {
        if (!allowed.contains(account)) {
            throw new IllegalArgumentException(
                    "account '%s' may not be shared; whoever runs the cloud can allow it (%s)"
                            .formatted(account, PROPERTY));
        }
    }
}
