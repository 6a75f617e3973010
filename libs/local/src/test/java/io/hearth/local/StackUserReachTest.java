package io.hearth.local;

import static io.hearth.local.PlainKeystone.Request.delete;
import static io.hearth.local.PlainKeystone.Request.get;
import static io.hearth.local.PlainKeystone.Request.patch;
import static io.hearth.local.PlainKeystone.Request.post;
import static io.hearth.local.PlainKeystone.Request.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.local.ForeignObjects.Member;
import io.hearth.local.PlainKeystone.Reply;
import io.hearth.local.PlainKeystone.Request;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an instance can do in Keystone itself with what it was given: nothing. This is Keystone's
 * own doing, mended there over the years; it guards which Keystone Hearth is shipped with.
 */
@ExtendWith(PrivateKeystone.class)
class StackUserReachTest {
    private static final String PASSWORD = "a-stack-users-password";
    private static final String ROLE = "heat_stack_user";

    private static PlainKeystone admin;
    private static String memberRole;
    private static String domain;
    private static Member stackUser;
    private static String foreignDomain;
    private static Member member;

    /** How the instance comes by its token. */
    enum LogIn {
        BY_PASSWORD,
        BY_SIGNATURE
    }

    @BeforeAll
    static void makeAStackUserAndAMember() {
        admin = PlainKeystone.of(PrivateKeystone.admin());
        memberRole = admin.roleId("member");
        domain = domain("stacks");
        stackUser =
                new Member(
                        admin.make(
                                "/users",
                                "user",
                                named(domain, ", \"password\": \"%s\"".formatted(PASSWORD))),
                        admin.make("/projects", "project", named(domain, "")));
        admin.succeed(put(stackUser.grants() + "/" + role()));
        foreignDomain = domain("foreign");
        member = foreign().member();
    }

    @AfterAll
    static void close() {
        admin.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CVE-2013-6391")
    @Tag("OSSN-0042")
    void itsTokenIsForItsOneRoleInItsOneProject(LogIn how) {
        PlainKeystone instance = instance(how);

        JsonNode token =
                instance.succeed(get("/auth/tokens").about(instance.token())).path("token");

        assertThat(token.path("roles").findValuesAsText("name")).containsExactly(ROLE);
        assertThat(token.at("/project/id").asText()).isEqualTo(stackUser.project());
        assertThat(token.at("/user/id").asText()).isEqualTo(stackUser.user());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CVE-2026-44394")
    void itIsGivenNoTokenOfAnotherProject(LogIn how) {
        PlainKeystone instance = instance(how);

        Reply reply = instance.send(rescope(instance, member.project()));

        assertThat(reply.status()).isIn(401, 403);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CVE-2019-19687")
    @Tag("CVE-2020-12689")
    @Tag("CVE-2020-12691")
    @Tag("CVE-2026-42999")
    void itReadsMakesAndChangesNoCredentialOfAnother(LogIn how) {
        ForeignObjects foreign = foreign();
        Member another = foreign.member();
        String theirs = foreign.credentialOf(another);
        PlainKeystone instance = instance(how);
        String mine = blob("mine-" + UUID.randomUUID());
        List<Request> attempts =
                List.of(
                        get("/credentials?user_id=" + another.user()),
                        get("/credentials/" + theirs),
                        get(another.ec2()),
                        get("/credentials/%s?user_id=%s".formatted(theirs, stackUser.user())),
                        post("/credentials", credential(another.user(), another.project(), mine)),
                        post(another.ec2(), "{\"tenant_id\": \"%s\"}".formatted(another.project())),
                        patch(
                                "/credentials/" + theirs,
                                "{\"credential\": {\"user_id\": \"%s\"}, \"user_id\": \"%s\"}"
                                        .formatted(stackUser.user(), stackUser.user())),
                        delete("/credentials/" + theirs));

        for (Request attempt : attempts) {
            assertThat(instance.send(attempt))
                    .as(attempt.toString())
                    .matches(reply -> reply.status() == 401 || reply.isRefused(), "refused");
        }
    }

    /** Some versions of Keystone let it make one; what counts is that nothing comes of it. */
    @ParameterizedTest
    @EnumSource
    @Tag("CVE-2026-43001")
    void aKeyThatItMakesForAnotherProjectIsGoodForNothing(LogIn how) {
        String access = "elsewhere-" + UUID.randomUUID();

        instance(how)
                .send(
                        post(
                                "/credentials",
                                credential(stackUser.user(), member.project(), blob(access))));

        assertThat(admin.send(Signature.verification(access, "s")).status()).isIn(401, 403, 404);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CVE-2018-14432")
    @Tag("CVE-2026-80183")
    void itListsNothingOfTheCloud(LogIn how) {
        PlainKeystone instance = instance(how);

        for (String list :
                List.of("/role_assignments", "/projects", "/users", "/domains", "/groups")) {
            assertThat(instance.send(get(list)))
                    .as(list)
                    .matches(reply -> reply.status() == 401 || reply.isRefused(), "refused");
        }
        assertThat(instance.send(get("/auth/projects")).body().findValuesAsText("id"))
                .doesNotContain(member.project());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CVE-2012-5571")
    @Tag("CVE-2013-0282")
    void aKeyIsGoodForNothingWithoutItsUsersRoleOrWhileAnyOfItIsDisabled(Loss loss) {
        String access = "key-" + UUID.randomUUID();
        keypair(access);
        Request verification = Signature.verification(access, "s");
        assertThat(admin.send(verification).status()).isEqualTo(200);

        admin.succeed(loss.begin());

        assertThat(admin.send(verification).status()).isIn(401, 403, 404);
        admin.succeed(loss.end());
        assertThat(admin.send(verification).status()).isEqualTo(200);
    }

    /** What a user may lose, and have again. */
    enum Loss {
        OF_ITS_ROLE {
            @Override
            Request begin() {
                return delete(stackUser.grants() + "/" + role());
            }

            @Override
            Request end() {
                return put(stackUser.grants() + "/" + role());
            }
        },
        OF_ITSELF {
            @Override
            Request begin() {
                return enabled("/users/" + stackUser.user(), "user", false);
            }

            @Override
            Request end() {
                return enabled("/users/" + stackUser.user(), "user", true);
            }
        },
        OF_ITS_PROJECT {
            @Override
            Request begin() {
                return enabled("/projects/" + stackUser.project(), "project", false);
            }

            @Override
            Request end() {
                return enabled("/projects/" + stackUser.project(), "project", true);
            }
        },
        OF_ITS_DOMAIN {
            @Override
            Request begin() {
                return enabled("/domains/" + domain, "domain", false);
            }

            @Override
            Request end() {
                return enabled("/domains/" + domain, "domain", true);
            }
        };

        abstract Request begin();

        abstract Request end();

        private static Request enabled(String path, String kind, boolean enabled) {
            return patch(path, "{\"%s\": {\"enabled\": %s}}".formatted(kind, enabled));
        }
    }

    /** Who is nobody gets no token for a signature, which would make a leaked URL one. */
    @Test
    @Tag("CVE-2025-65073")
    void nobodyIsGivenATokenForASignature() {
        String access = "key-" + UUID.randomUUID();
        keypair(access);

        try (PlainKeystone nobody = PlainKeystone.with(admin.url(), "")) {
            assertThat(nobody.send(Signature.verification(access, "s")).status()).isEqualTo(401);
        }
        assertThat(instance(LogIn.BY_PASSWORD).send(Signature.verification(access, "s")).status())
                .isEqualTo(403);
        assertThat(admin.send(Signature.verification(access, "s")).status()).isEqualTo(200);
    }

    private static PlainKeystone instance(LogIn how) {
        return switch (how) {
            case BY_PASSWORD ->
                    PlainKeystone.of(admin.url(), stackUser.user(), PASSWORD, stackUser.project());
            case BY_SIGNATURE -> {
                String access = "key-" + UUID.randomUUID();
                keypair(access);
                yield PlainKeystone.with(
                        admin.url(), admin.send(Signature.verification(access, "s")).token());
            }
        };
    }

    private static ForeignObjects foreign() {
        return new ForeignObjects(admin, foreignDomain, memberRole);
    }

    /** What a keypair holds whose secret is {@code s}. */
    private static String blob(String access) {
        return "\"blob\": \"{\\\"access\\\": \\\"%s\\\", \\\"secret\\\": \\\"s\\\"}\""
                .formatted(access);
    }

    /** A keypair of the stack user, whose secret is {@code s}. */
    private static void keypair(String access) {
        admin.succeed(
                post(
                        "/credentials",
                        credential(stackUser.user(), stackUser.project(), blob(access))));
    }

    private static String credential(String user, String project, String blob) {
        return "{\"credential\": {\"type\": \"ec2\", \"user_id\": \"%s\", \"project_id\": \"%s\", %s}}"
                .formatted(user, project, blob);
    }

    private static Request rescope(PlainKeystone instance, String project) {
        return post(
                "/auth/tokens",
                """
                {"auth": {"identity": {"methods": ["token"], "token": {"id": "%s"}},
                 "scope": {"project": {"id": "%s"}}}}"""
                        .formatted(instance.token(), project));
    }

    private static String domain(String name) {
        return admin.make(
                "/domains", "domain", "{\"name\": \"%s-%s\"}".formatted(name, UUID.randomUUID()));
    }

    private static String named(String domain, String more) {
        return "{\"name\": \"%s\", \"domain_id\": \"%s\"%s}"
                .formatted(UUID.randomUUID(), domain, more);
    }

    private static String role() {
        JsonNode found = admin.succeed(get("/roles?name=" + ROLE)).path("roles");
        return found.isEmpty()
                ? admin.make("/roles", "role", "{\"name\": \"%s\"}".formatted(ROLE))
                : found.path(0).path("id").asText();
    }
}
