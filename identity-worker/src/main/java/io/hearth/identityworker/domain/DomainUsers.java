package io.hearth.identityworker.domain;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Grant;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.Token;
import io.hearth.keystone.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes and removes users in the stack domain. */
public final class DomainUsers {
    private final StackDomain domain;
    private final Keystone keystone;

    public DomainUsers(StackDomain domain) {
        this.domain = domain;
        this.keystone = domain.keystone();
    }

    /**
     * Makes the user, or finds it where an earlier call has made it; then its password is set anew,
     * if it is to have one.
     *
     * @param projectId where it is to have its role; null for one that is to have none
     * @return its id
     * @throws RoleMissingException before anything is made
     * @throws ForeignObjectException if the name is taken by a user that is not ours
     * @throws KeystoneException.Conflict while an earlier generation of ours still has the name
     */
    public String make(
            String name, Marker marker, @Nullable String projectId, @Nullable Secret password) {
        if (projectId != null) {
            // a user that could not get its role would be of no use
            domain.roleId();
        }
        try {
            return create(name, marker, projectId, password);
        } catch (KeystoneException.Conflict e) {
            return adopt(name, marker, password, e);
        }
    }

    private String create(
            String name, Marker marker, @Nullable String projectId, @Nullable Secret password) {
        Optional<Secret> first =
                password == null ? domain.keypairs().firstPassword() : Optional.of(password);
        String id =
                keystone.createUser(
                                new NewUser(
                                        domain.id(),
                                        name,
                                        marker.text(),
                                        projectId,
                                        first.orElse(null)))
                        .id();
        if (password == null) {
            first.ifPresent(secret -> domain.keypairs().remember(id, secret));
        }
        return id;
    }

    private String adopt(
            String name,
            Marker marker,
            @Nullable Secret password,
            KeystoneException.Conflict conflict) {
        User found = keystone.findUser(domain.id(), name).orElseThrow(() -> conflict);
        if (marker.marksOtherGeneration(found.description())) {
            throw conflict;
        }
        if (!marker.marks(found.description())) {
            throw new ForeignObjectException(
                    "User '%s' exists in the stack domain (%s) and is not this resource's; it is not used."
                            .formatted(name, found.id()));
        }
        if (password != null) {
            keystone.setPassword(found.id(), password);
        }
        if (!found.enabled()) {
            keystone.setUserEnabled(found.id(), true);
        }
        return found.id();
    }

    /** Grants the stack users' role on the project; again is the same. */
    public void grantRole(String projectId, String userId) {
        keystone.grantRole(projectId, userId, domain.roleId());
    }

    /** Whether the user holds the stack users' role on the project. */
    public boolean hasRole(String projectId, String userId) {
        return keystone.hasRole(projectId, userId, domain.roleId());
    }

    /**
     * Ends all tokens of a user, by disabling it, and whatever else it could get tokens by; then it
     * is enabled, and may get others from the next second on.
     *
     * @param password another one; null for a user that has none
     * @param disarm removes its keypairs
     * @throws KeystoneException.NotFound if it is not there any more
     * @throws ForeignObjectException if the user of our id is not ours any more
     */
    public void revoke(
            String id, String name, Marker marker, @Nullable Secret password, Runnable disarm) {
        setEnabled(id, name, marker, false);
        if (password != null) {
            keystone.setPassword(id, password);
        }
        // before its keypairs are removed, which may take a login of its own
        NextSecond.await();
        disarm.run();
        keystone.setUserEnabled(id, true);
    }

    public Token logIn(String userId, Secret password, String projectId) {
        return keystone.logIn(userId, password, projectId);
    }

    /**
     * Enables or disables the user; again is the same.
     *
     * @throws KeystoneException.NotFound if it is not there any more
     * @throws ForeignObjectException if the user of our id is not ours any more
     */
    public void setEnabled(String id, String name, Marker marker, boolean enabled) {
        User user =
                ours(id, name, marker)
                        .orElseThrow(
                                () ->
                                        new KeystoneException.NotFound(
                                                "User '%s' (%s) is gone from the stack domain."
                                                        .formatted(name, id)));
        keystone.setUserEnabled(user.id(), enabled);
    }

    /**
     * The user, if it is there and ours.
     *
     * @param id null when it never was known; then it is looked for by its name
     * @throws ForeignObjectException if the user of our id is not ours any more: nothing may be
     *     removed
     */
    public Optional<User> ours(@Nullable String id, String name, Marker marker) {
        if (id == null) {
            return keystone.findUser(domain.id(), name)
                    .filter(user -> marker.marks(user.description()));
        }
        Optional<User> found = byId(id);
        if (found.isPresent()
                && !(found.get().domainId().equals(domain.id())
                        && marker.marks(found.get().description()))) {
            throw new ForeignObjectException(
                    "User %s is not in the stack domain with this resource's marker; it is not touched."
                            .formatted(id));
        }
        return found;
    }

    /** A user of the stack domain, whosever it is. */
    public Optional<User> inDomain(String id) {
        return byId(id).filter(user -> user.domainId().equals(domain.id()));
    }

    /** A user of the stack domain by its name or, if none has it, its id. */
    public Optional<User> named(String nameOrId) {
        return keystone.findUser(domain.id(), nameOrId).or(() -> inDomain(nameOrId));
    }

    /** All users of the stack domain. */
    public List<User> all() {
        return keystone.users(domain.id());
    }

    /** The roles that a user holds by itself in the stack domain. */
    public List<Grant> grants(String userId) {
        return keystone.grants(userId);
    }

    /** Takes a role from a user; what it has not needs no taking. */
    public void revoke(Grant grant) {
        keystone.revokeRole(grant.scopeId(), grant.holderId(), grant.roleId());
    }

    /** Gives a user that is known to be ours another password; its tokens end with it. */
    public void setPassword(String userId, Secret password) {
        keystone.setPassword(userId, password);
    }

    /** Enables or disables a user that is known to be ours; again is the same. */
    public void setEnabled(String userId, boolean enabled) {
        keystone.setUserEnabled(userId, enabled);
    }

    /**
     * Removes the user, and with it whatever keypairs it holds. What is not there, or is not ours,
     * needs no removal.
     */
    public void remove(@Nullable String id, String name, Marker marker) {
        ours(id, name, marker).ifPresent(this::delete);
    }

    private void delete(User user) {
        try {
            keystone.deleteUser(user.id());
        } catch (KeystoneException.NotFound e) {
            // gone is what was wanted
        } catch (KeystoneException.Forbidden e) {
            if (byId(user.id()).isPresent()) {
                throw e;
            }
        }
    }

    /** A hardened policy answers 403 for what is gone, so that a refusal is checked by a list. */
    private Optional<User> byId(String id) {
        try {
            return keystone.user(id);
        } catch (KeystoneException.Forbidden e) {
            if (keystone.users(domain.id()).stream().anyMatch(u -> u.id().equals(id))) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
