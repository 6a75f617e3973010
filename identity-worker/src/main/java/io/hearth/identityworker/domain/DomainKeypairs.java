package io.hearth.identityworker.domain;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Credential;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes and removes EC2 keypairs of users in the stack domain. */
public final class DomainKeypairs {
    private final KeypairLogin login;

    public DomainKeypairs(StackDomain domain) {
        this.login = domain.keypairs();
    }

    /**
     * Makes the keypair that was chosen, or finds it where an earlier call has made it.
     *
     * @throws ForeignObjectException if the access key is taken by a keypair of other content, or
     *     Keystone has made another keypair than it was told to; that one is removed
     */
    public void make(Ec2Credential chosen) {
        login.tell(chosen.userId(), keystone -> make(keystone, chosen));
    }

    private static void make(Keystone keystone, Ec2Credential chosen) {
        try {
            create(keystone, chosen);
        } catch (KeystoneException.Conflict e) {
            Ec2Credential found = keystone.ec2Credential(chosen.id()).orElseThrow(() -> e);
            if (!found.equals(chosen.withTrustId(found.trustId()))) {
                throw new ForeignObjectException(
                        "Credential %s exists and is not this resource's; it is not used."
                                .formatted(chosen.id()));
            }
            if (!found.equals(chosen)) {
                // under a trust that another has taken the place of
                keystone.deleteCredential(chosen.id());
                create(keystone, chosen);
            }
        }
    }

    /** Keystones have been seen that took whom a keypair is for from elsewhere (CVE-2026-33551). */
    private static void create(Keystone keystone, Ec2Credential chosen) {
        Ec2Credential made =
                keystone.createEc2Credential(
                        chosen.userId(),
                        chosen.projectId(),
                        chosen.accessKey(),
                        chosen.secretKey(),
                        chosen.trustId());
        if (!made.equals(chosen)) {
            keystone.deleteCredential(made.id());
            throw new ForeignObjectException(
                    "Keystone made credential %s for user %s in project %s, not for user %s in project %s as it was told to; it is removed. Look at which version of Keystone this is, and at what stands between it and Hearth."
                            .formatted(
                                    made.id(),
                                    made.userId(),
                                    made.projectId(),
                                    chosen.userId(),
                                    chosen.projectId()));
        }
    }

    /**
     * Removes keypairs of a user that is known to be there and ours. What is not there needs no
     * removal. All under one login: a user that rests is woken for each, and Keystone takes no
     * token that is got in the second in which it was put to rest again.
     *
     * @param credentialIds follow from access keys of 128 random bits that we chose, so that nobody
     *     else's have them
     */
    public void remove(String userId, List<String> credentialIds) {
        login.tell(userId, keystone -> credentialIds.forEach(id -> remove(keystone, userId, id)));
    }

    private static void remove(Keystone keystone, String userId, String credentialId) {
        try {
            keystone.deleteCredential(credentialId);
        } catch (KeystoneException.NotFound e) {
            // gone is what was wanted
        } catch (KeystoneException.Forbidden e) {
            // a hardened policy answers 403 for what is gone, so that a refusal is checked by a
            // list
            if (exists(keystone, userId, credentialId)) {
                throw e;
            }
        }
    }

    /**
     * Removes whatever a user holds beside its password, of every type. The user is known to be
     * ours, and so all that it holds.
     *
     * @param fresh the password that it has just been given; null for one that has none of ours
     */
    public void removeAll(String userId, @Nullable Secret fresh) {
        Function<Keystone, Boolean> removal =
                keystone -> {
                    keystone.credentialIds(userId).forEach(id -> remove(keystone, userId, id));
                    return true;
                };
        if (fresh == null) {
            login.ask(userId, removal);
        } else {
            login.ask(userId, fresh, removal);
        }
    }

    /** Whether a user is seen to hold anything; false also where that cannot be seen. */
    public boolean holdsAny(String userId) {
        return login.canLook()
                && login.ask(userId, keystone -> !keystone.credentialIds(userId).isEmpty());
    }

    /**
     * Whether a user is seen to hold the keypair; false also where that cannot be seen, or there is
     * no such user any more.
     */
    public boolean isSeen(String userId, String credentialId) {
        try {
            return login.canLook() && exists(userId, credentialId);
        } catch (KeystoneException.NotFound e) {
            return false;
        }
    }

    /** Whether the user holds the keypair. */
    public boolean exists(String userId, String credentialId) {
        return login.ask(userId, keystone -> exists(keystone, userId, credentialId));
    }

    private static boolean exists(Keystone keystone, String userId, String credentialId) {
        return keystone.ec2Credentials(userId).stream()
                .anyMatch(credential -> credential.id().equals(credentialId));
    }
}
