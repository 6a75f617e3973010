package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keystone under one login. Calls block (run them on a virtual or worker thread), share one token,
 * and log in again once when Keystone answers 401. Nothing is retried here: who calls knows whether
 * a lost answer may be asked again.
 *
 * <p>Every method throws a {@link KeystoneException} that says what kind of refusal or outage it
 * was.
 */
public interface Keystone {
    Optional<Project> project(String id);

    /** By name within a domain, where names are unique. */
    Optional<Project> findProject(String domainId, String name);

    List<Project> projects(String domainId);

    Project createProject(String domainId, String name, String description);

    void deleteProject(String id);

    Optional<User> user(String id);

    /** By name within a domain, where names are unique. */
    Optional<User> findUser(String domainId, String name);

    List<User> users(String domainId);

    User createUser(NewUser user);

    /** Changes nothing but the password. Tokens of the user become invalid. */
    void setPassword(String userId, Secret password);

    /** A disabled user's tokens and keypairs are refused at once. */
    void setUserEnabled(String userId, boolean enabled);

    void deleteUser(String id);

    /**
     * The id of the one global role of this name.
     *
     * @throws KeystoneException.NotFound if there is none
     */
    String roleId(String name);

    /** Idempotent. */
    void grantRole(String projectId, String userId, String roleId);

    /** False also when there is no such user or project. */
    boolean hasRole(String projectId, String userId, String roleId);

    /**
     * The roles that a user holds by itself, on projects and domains; of a login that is confined
     * to a domain, those in it.
     */
    List<Grant> grants(String userId);

    /** What is not granted needs no revocation. Tokens of the user for the project end. */
    void revokeRole(String projectId, String userId, String roleId);

    /** Keystone's id of an EC2 credential is the SHA-256 of its access key, in hexadecimal. */
    Optional<Ec2Credential> ec2Credential(String credentialId);

    List<Ec2Credential> ec2Credentials(String userId);

    /** A keypair with the user's own authority in the project. */
    default Ec2Credential createEc2Credential(
            String userId, String projectId, String accessKey, Secret secretKey) {
        return createEc2Credential(userId, projectId, accessKey, secretKey, null);
    }

    /**
     * @param projectId what its tokens are scoped to
     * @param trustId the trust to the user under which its tokens are; null for the user's own
     *     authority
     */
    Ec2Credential createEc2Credential(
            String userId,
            String projectId,
            String accessKey,
            Secret secretKey,
            @Nullable String trustId);

    /** The ids of all that a user can log in with beside its password, of every type. */
    List<String> credentialIds(String userId);

    void deleteCredential(String id);

    /**
     * The same Keystone as another user, without a scope: for what everybody may do with its own.
     * It logs in with its first call.
     */
    Keystone as(String userId, Secret password);

    /**
     * Logs in as a user by id and password, scoped to a project; the login of this client is not
     * used.
     */
    Token logIn(String userId, Secret password, String projectId);
}
