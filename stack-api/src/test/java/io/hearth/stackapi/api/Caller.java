package io.hearth.stackapi.api;

import static io.restassured.RestAssured.given;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestKeystone;
import io.restassured.specification.RequestSpecification;

/**
 * Who calls in a test, with a token of the real Keystone.
 *
 * @param projectId the project of the token
 */
record Caller(String token, String projectId) {
    private static final Secret PASSWORD = Secret.of("password-of-an-instance");

    /** A member of a project that is not the cloud's admin. */
    static Caller of(Account account) {
        TestKeystone keystone = TestKeystone.shared();
        try (KeystoneClient client = keystone.asAdmin()) {
            Keystone admin = client.keystone();
            User user = admin.findUser("default", account.userName()).orElseThrow();
            String project = admin.findProject("default", account.userName()).orElseThrow().id();
            return logIn(admin, user, keystone.settings().password(account).orElseThrow(), project);
        }
    }

    /** An identity of the stack domain, in a project of its own there. */
    static Caller ofStackDomain(String name) {
        TestKeystone keystone = TestKeystone.shared();
        String domain = keystone.settings().stackUserDomainId();
        try (KeystoneClient client = keystone.as(Account.DOMAIN_ADMIN)) {
            Keystone admin = client.keystone();
            String project = admin.createProject(domain, name, "").id();
            User user = admin.createUser(new NewUser(domain, name, "", project, PASSWORD));
            admin.grantRole(project, user.id(), admin.roleId("heat_stack_user"));
            return logIn(admin, user, PASSWORD, project);
        }
    }

    private static Caller logIn(Keystone keystone, User user, Secret password, String project) {
        return new Caller(keystone.logIn(user.id(), password, project).value().reveal(), project);
    }

    /** A request with the caller's token that follows no redirect. */
    RequestSpecification request() {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("X-Auth-Token", token)
                .contentType("application/json")
                .accept("application/json");
    }

    /** A path below the caller's project. */
    String path(String rest) {
        return "/v1/" + projectId + rest;
    }
}
