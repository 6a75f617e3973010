package io.hearth.identityworker.domain;

import io.hearth.identityworker.ledger.Identity;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneException;
import org.jspecify.annotations.Nullable;

/**
 * Keystone's domain for stack users, the role they hold in it, and this deployment's place there.
 */
public final class StackDomain {
    private final Keystone keystone;
    private final String id;
    private final String roleName;
    private final String deployment;
    private final KeypairLogin keypairs;
    private volatile @Nullable String roleId;

    /**
     * @param id the stack domain's id
     * @param roleName the role that each stack user is granted on its project
     * @param deployment tells several Hearths on one Keystone apart
     */
    public StackDomain(Keystone keystone, String id, String roleName, DeploymentId deployment) {
        this(keystone, id, roleName, deployment, KeypairLogin.ofAdmin(keystone));
    }

    /**
     * @param keypairs as whom keypairs are made
     */
    public StackDomain(
            Keystone keystone,
            String id,
            String roleName,
            DeploymentId deployment,
            KeypairLogin keypairs) {
        this.keystone = keystone;
        this.id = id;
        this.roleName = roleName;
        this.deployment = deployment.text();
        this.keypairs = keypairs;
    }

    public String id() {
        return id;
    }

    public String deployment() {
        return deployment;
    }

    public Keystone keystone() {
        return keystone;
    }

    KeypairLogin keypairs() {
        return keypairs;
    }

    /**
     * The id of the stack users' role, asked once.
     *
     * @throws RoleMissingException if there is none, or several
     */
    public String roleId() {
        String known = roleId;
        if (known != null) {
            return known;
        }
        try {
            String found = keystone.roleId(roleName);
            roleId = found;
            return found;
        } catch (KeystoneException.NotFound | KeystoneException.Rejected e) {
            throw new RoleMissingException(roleName);
        }
    }

    /** Whose an identity of the ledger is. */
    public Marker marker(Identity identity) {
        return marker(
                identity.stack().rootId(),
                identity.stack().id(),
                identity.resource(),
                identity.generation());
    }

    /** Whose an identity is. */
    public Marker marker(String rootId, String stackId, String resource, long generation) {
        return new Marker(deployment, rootId, stackId, resource, generation);
    }
}
