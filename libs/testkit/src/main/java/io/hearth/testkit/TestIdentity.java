package io.hearth.testkit;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import io.hearth.keystone.bootstrap.Account;
import java.util.UUID;

/**
 * Somebody whom the real {@link TestKeystone} knows, with a token and an EC2 keypair made for a
 * test.
 *
 * @param projectId the project of token and keypair
 */
public record TestIdentity(
        String userId, String projectId, Secret token, String accessKey, Secret secretKey) {
    private static final Secret PASSWORD = Secret.of("password-of-an-instance");

    /** A member of a project that is not the cloud's admin. */
    public static TestIdentity of(Account account) {
        Keystone keystone = Clients.ADMIN.keystone();
        String name = TestKeystone.shared().settings().userName(account);
        User user = keystone.findUser("default", name).orElseThrow();
        String project = keystone.findProject("default", name).orElseThrow().id();
        Secret password = TestKeystone.shared().settings().password(account).orElseThrow();
        return loggedIn(keystone, user, password, project);
    }

    /** The cloud's admin, in the admin's own project. */
    public static TestIdentity ofAdmin() {
        Keystone keystone = Clients.ADMIN.keystone();
        User user = keystone.findUser("default", "admin").orElseThrow();
        String project = keystone.findProject("default", "admin").orElseThrow().id();
        return loggedIn(keystone, user, TestKeystone.shared().server().adminPassword(), project);
    }

    /** Somebody new of the default domain, with no more than this role on the project. */
    public static TestIdentity withRole(String role, String projectId) {
        Keystone keystone = Clients.ADMIN.keystone();
        User user =
                keystone.createUser(
                        new NewUser(
                                "default", "test-" + UUID.randomUUID(), "", projectId, PASSWORD));
        keystone.grantRole(projectId, user.id(), keystone.roleId(role));
        return loggedIn(keystone, user, PASSWORD, projectId);
    }

    /**
     * An identity of the stack domain, in a project of its own there.
     *
     * @param roles what it has there beside the stack users' role
     */
    public static TestIdentity ofStackDomain(String... roles) {
        Keystone keystone = Clients.DOMAIN_ADMIN.keystone();
        String domain = TestKeystone.shared().settings().stackUserDomainId();
        String name = "test-" + UUID.randomUUID();
        String project = keystone.createProject(domain, name, "").id();
        User user = keystone.createUser(new NewUser(domain, name, "", project, PASSWORD));
        keystone.grantRole(project, user.id(), keystone.roleId("heat_stack_user"));
        for (String role : roles) {
            keystone.grantRole(project, user.id(), keystone.roleId(role));
        }
        return loggedIn(keystone, user, PASSWORD, project);
    }

    /** The same identity with a keypair that Keystone has never heard of. */
    public TestIdentity withUnknownKeypair() {
        return new TestIdentity(userId, projectId, token, TestStack.hexId(), newSecretKey());
    }

    /** Keystone forgets the keypair. */
    public void forgetKeypair() {
        Keystone keystone = Clients.ADMIN.keystone();
        keystone.ec2Credentials(userId).stream()
                .filter(keypair -> keypair.accessKey().equals(accessKey))
                .forEach(keypair -> keystone.deleteCredential(keypair.id()));
    }

    private static TestIdentity loggedIn(
            Keystone keystone, User user, Secret password, String project) {
        String accessKey = TestStack.hexId();
        Secret secretKey = newSecretKey();
        keystone.createEc2Credential(user.id(), project, accessKey, secretKey);
        Secret token = keystone.logIn(user.id(), password, project).value();
        return new TestIdentity(user.id(), project, token, accessKey, secretKey);
    }

    private static Secret newSecretKey() {
        return Secret.of(UUID.randomUUID().toString());
    }

    /** Logged in once for the whole run. */
    private static final class Clients {
        static final KeystoneClient ADMIN = TestKeystone.shared().asAdmin();
        static final KeystoneClient DOMAIN_ADMIN = TestKeystone.shared().as(Account.DOMAIN_ADMIN);
    }
}
