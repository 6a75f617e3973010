package io.hearth.identityworker.reconcile;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.Keypair;
import io.hearth.identityworker.domain.DomainKeypairs;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.ForeignObjectException;
import io.hearth.identityworker.domain.RoleMissingException;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Desired;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether what was made is in Keystone, and as it should be. Changes nothing. */
final class Inspection {
    private final StackDomain domain;
    private final DomainUsers users;
    private final DomainKeypairs keypairs;

    Inspection(StackDomain domain) {
        this.domain = domain;
        this.users = new DomainUsers(domain);
        this.keypairs = new DomainKeypairs(domain);
    }

    /**
     * What is not there or not as it should be, a sentence each.
     *
     * @param identity that was made, and stands
     * @throws KeystoneException.Unavailable when there is no telling
     */
    List<String> missing(Identity identity, Surroundings surroundings) {
        try {
            return identity.kind() == Kind.USER
                    ? missingOfUser(identity, requireNonNull(surroundings.projectId()))
                    : missingOfKeypair(identity, requireNonNull(identity.keystoneId()));
        } catch (ForeignObjectException
                | RoleMissingException
                | KeystoneException.Forbidden
                | KeystoneException.Rejected e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> missingOfUser(Identity identity, String projectId) {
        String name = identity.intent().name();
        Optional<User> user = users.ours(identity.keystoneId(), name, domain.marker(identity));
        if (user.isEmpty()) {
            return List.of("User '%s' is gone from Keystone.".formatted(name));
        }
        List<String> missing = new ArrayList<>();
        boolean enabled = identity.desired() == Desired.PRESENT;
        if (user.get().enabled() != enabled) {
            missing.add(
                    "User '%s' is %s in Keystone."
                            .formatted(name, enabled ? "disabled" : "enabled"));
        }
        if (!users.hasRole(projectId, user.get().id())) {
            missing.add(
                    "User '%s' has no role on the stack's domain project %s any more."
                            .formatted(name, projectId));
        }
        missing.addAll(missingOfKeypair(identity, user.get().id()));
        return missing;
    }

    private List<String> missingOfKeypair(Identity identity, String userId) {
        Keypair keypair = identity.keypair();
        return keypair == null || keypairs.exists(userId, keypair.credentialId())
                ? List.of()
                : List.of("Keypair %s is gone from Keystone.".formatted(keypair.accessKey()));
    }
}
