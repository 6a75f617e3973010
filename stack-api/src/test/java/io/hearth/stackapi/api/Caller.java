package io.hearth.stackapi.api;

import static io.restassured.RestAssured.given;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestIdentity;
import io.restassured.specification.RequestSpecification;

/**
 * Who calls in a test, with a token of the real Keystone.
 *
 * @param projectId the project of the token
 */
record Caller(String token, String projectId) {
    /** A member of a project that is not the cloud's admin. */
    static Caller of(Account account) {
        return of(TestIdentity.of(account));
    }

    static Caller ofAdmin() {
        return of(TestIdentity.ofAdmin());
    }

    /** An identity of the stack domain, in a project of its own there. */
    static Caller ofStackDomain() {
        return of(TestIdentity.ofStackDomain());
    }

    /** Somebody new with no more than a role on a project. */
    static Caller withRole(String role, String projectId) {
        return of(TestIdentity.withRole(role, projectId));
    }

    private static Caller of(TestIdentity identity) {
        return new Caller(identity.token().reveal(), identity.projectId());
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
