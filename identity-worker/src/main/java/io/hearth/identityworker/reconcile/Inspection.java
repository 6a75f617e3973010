package io.hearth.identityworker.reconcile;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.Keypair;
import io.hearth.identityworker.account.UserSource;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainKeypairs;
import io.hearth.identityworker.domain.DomainTrusts;
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
import org.jspecify.annotations.Nullable;

/** Looks whether what was made is in Keystone, and as it should be. Changes nothing. */
final class Inspection {
    private final DomainUsers users;
    private final UserSources sources;
    private final DomainKeypairs keypairs;
    private final DomainTrusts trusts;

    Inspection(StackDomain domain, UserSources sources, DomainTrusts trusts) {
        this.sources = sources;
        this.users = new DomainUsers(domain);
        this.keypairs = new DomainKeypairs(domain);
        this.trusts = trusts;
    }

    /**
     * What is not there or not as it should be, a sentence each.
     *
     * @param identity that was made, and stands
     * @throws KeystoneException.Unavailable when there is no telling
     */
    List<String> missing(Identity identity, Surroundings surroundings) {
        try {
            if (identity.kind().isUser()) {
                return missingOfUser(identity, surroundings.projectId());
            }
            return identity.isToRest()
                    ? amissAtRest(identity, surroundings.holder())
                    : missingOfKeypair(identity, requireNonNull(identity.keystoneId()));
        } catch (ForeignObjectException
                | RoleMissingException
                | KeystoneException.Forbidden
                | KeystoneException.Rejected e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> missingOfUser(Identity identity, @Nullable String projectId) {
        String name = identity.nameInKeystone();
        UserSource source = sources.of(identity);
        Optional<User> user = source.ours(identity);
        if (user.isEmpty()) {
            return List.of("User '%s' is gone from Keystone.".formatted(name));
        }
        List<String> missing = new ArrayList<>();
        boolean enabled = identity.desired() == Desired.PRESENT;
        if (source.isEnabled(user.get()) != enabled) {
            missing.add(
                    "User '%s' is %s in Keystone."
                            .formatted(name, enabled ? "disabled" : "enabled"));
        }
        missing.addAll(
                identity.kind() == Kind.TRUSTEE
                        ? missingOfTrust(identity)
                        : missingOfRole(identity, requireNonNull(projectId), user.get().id()));
        missing.addAll(missingOfKeypair(identity, user.get().id()));
        return missing;
    }

    private List<String> missingOfRole(Identity identity, String projectId, String userId) {
        return users.hasRole(projectId, userId)
                ? List.of()
                : List.of(
                        "User '%s' has no role on the stack's domain project %s any more."
                                .formatted(identity.nameInKeystone(), projectId));
    }

    private List<String> missingOfTrust(Identity trustee) {
        return trusts.stands(trustee) ? List.of() : List.of(trusts.lost(trustee));
    }

    /**
     * @param holder the user may be another than the one that held it
     */
    private List<String> amissAtRest(Identity resting, @Nullable Identity holder) {
        String userId = holder == null ? null : holder.keystoneId();
        Keypair keypair = requireNonNull(resting.keypair());
        return userId == null || !keypairs.exists(userId, keypair.credentialId())
                ? List.of()
                : List.of(
                        "Keypair %s is inactive, and in Keystone.".formatted(keypair.accessKey()));
    }

    private List<String> missingOfKeypair(Identity identity, String userId) {
        Keypair keypair = identity.keypair();
        return keypair == null || keypairs.exists(userId, keypair.credentialId())
                ? List.of()
                : List.of("Keypair %s is gone from Keystone.".formatted(keypair.accessKey()));
    }
}
