package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.Topic;
import io.hearth.contract.UseEvent.IdentityUsed;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which identities a stack has, over HTTP. The test is the identity worker. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class IdentitiesTest {
    private static final String INNER =
            """
            heat_template_version: 2018-08-31
            resources:
              handle: {type: OS::Heat::WaitConditionHandle}
            """;
    private static final String OUTER =
            """
            heat_template_version: 2018-08-31
            resources:
              none: {type: OS::Heat::TestResource}
              inner: {type: inner.yaml}
            """;

    @Inject Sealer sealer;

    @Test
    void anIdentityIsShownFromItsMakingToItsRemovalAndNoSecretOfIt() throws Exception {
        Caller owner = Caller.of(Account.OWNER);
        String name = "s" + UUID.randomUUID();
        try (TestBus bus = TestBus.on(Topic.STACKS)) {
            String body =
                    new NewStackJson(name, OUTER).with("files", Map.of("inner.yaml", INNER)).text();
            String stack =
                    owner.request().body(body).post(owner.path("/stacks")).header("Location");
            UserWanted wanted = bus.await(UserWanted.class, e -> e.stack().name().startsWith(name));

            assertThat(list(owner, stack).jsonPath().getList("identities")).isEmpty();
            assertThat(state(owner, stack)).isEqualTo("making");

            bus.publish(ready(wanted));
            await("the identity").until(() -> state(owner, stack).equals("enabled"));
            Response shown = owner.request().get(stack + "/identities?nested_depth=1");
            Map<String, Object> identity = shown.jsonPath().getMap("identities[0]");
            assertThat(identity)
                    .containsEntry("resource_name", "handle")
                    .containsEntry("kind", "user")
                    .containsEntry("user_id", "user-1")
                    .containsEntry("access_key", "access-1")
                    .containsEntry("project_id", "project-1")
                    .containsEntry("password", true)
                    .containsEntry("token", true)
                    .containsEntry("generation", 1);
            assertThat(shown.asString()).doesNotContain("secret");

            assertThat(identity).containsEntry("last_used_at", null);
            Instant used = Instant.parse("2026-01-01T10:00:00Z");
            bus.publish(new IdentityUsed(wanted.stack(), "user-1", "access-1", used));
            bus.publish(
                    new IdentityUsed(wanted.stack(), "user-1", "access-1", used.minusSeconds(9)));
            bus.publish(new IdentityUsed(wanted.stack(), "user-2", null, used.plusSeconds(9)));
            await("its use")
                    .until(
                            () ->
                                    "2026-01-01T10:00:00Z"
                                            .equals(
                                                    owner.request()
                                                            .get(
                                                                    stack
                                                                            + "/identities?nested_depth=1")
                                                            .jsonPath()
                                                            .getString(
                                                                    "identities[0].last_used_at")));

            owner.request().delete(stack);
            await("its removal").until(() -> state(owner, stack).equals("removing"));
        }
    }

    @Test
    void anOwnerRotatesAndRevokesACredential() throws Exception {
        Caller owner = Caller.of(Account.OWNER);
        String name = "s" + UUID.randomUUID();
        String template = OUTER.replace("inner.yaml", "OS::Heat::WaitConditionHandle");
        try (TestBus bus = TestBus.on(Topic.STACKS)) {
            String body = new NewStackJson(name, template).text();
            String stack =
                    owner.request().body(body).post(owner.path("/stacks")).header("Location");
            UserWanted wanted = bus.await(UserWanted.class, e -> e.stack().name().equals(name));
            bus.publish(ready(wanted));
            await("the identity").until(() -> state(owner, stack).equals("enabled"));

            Response rotated = owner.request().post(stack + "/identities/inner/rotate");
            Response revoked = owner.request().post(stack + "/identities/inner/revoke");

            assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(202);
            assertThat(rotated.asString()).isEmpty();
            assertThat(revoked.statusCode()).isEqualTo(202);
            for (boolean atOnce : List.of(false, true)) {
                bus.await(
                        IdentityRotationWanted.class,
                        e ->
                                e.equals(
                                        new IdentityRotationWanted(
                                                wanted.stack(), "inner", 1, atOnce)));
            }

            Response without = owner.request().post(stack + "/identities/none/rotate");
            assertThat(without.statusCode()).isEqualTo(400);
            assertThat(without.jsonPath().getString("error.message"))
                    .isEqualTo("Resource none has no identity; there is nothing to rotate.");
            Response unknown = owner.request().post(stack + "/identities/nobody/rotate");
            assertThat(unknown.statusCode()).isEqualTo(404);

            Instant until = Instant.parse("2126-01-01T00:00:00Z");
            bus.publish(new IdentityRotated(wanted.stack(), "inner", 1, List.of("a"), until));
            await("the overlap").until(() -> identity(owner, stack).get("former_until") != null);
            assertThat(identity(owner, stack))
                    .containsEntry("former_until", until.toString())
                    .containsKey("keyed_at");
        }
    }

    private static Map<String, Object> identity(Caller owner, String stack) {
        return list(owner, stack).jsonPath().getMap("identities[0]");
    }

    @Test
    void aFilterThatThereIsNotIsNamed() {
        Caller owner = Caller.of(Account.OWNER);
        String body =
                new NewStackJson(
                                "s" + UUID.randomUUID(),
                                OUTER.replace("inner.yaml", "OS::Heat::None"))
                        .text();
        String stack = owner.request().body(body).post(owner.path("/stacks")).header("Location");

        Response answer = owner.request().get(stack + "/identities?state=enabled");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("error.message"))
                .isEqualTo("Invalid filter parameters ['state']");
    }

    private static Response list(Caller owner, String stack) {
        return owner.request().get(stack + "/identities");
    }

    /** The state of the only identity. */
    private static String state(Caller owner, String stack) {
        Response answer = owner.request().get(stack + "/identities?nested_depth=1");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("identities")).hasSize(1);
        return answer.jsonPath().getString("identities[0].state");
    }

    private UserReady ready(UserWanted wanted) {
        return new UserReady(
                wanted.stack(),
                wanted.resource(),
                wanted.generation(),
                "project-1",
                "user-1",
                wanted.userName(),
                seal(wanted, SealContext.PASSWORD),
                new Keypair("access-1", seal(wanted, SealContext.SECRET_KEY), "credential-1"),
                seal(wanted, SealContext.TOKEN),
                Instant.now(),
                wanted.bindings());
    }

    private Sealed seal(UserWanted wanted, String field) {
        return sealer.seal(
                Secret.of("secret"),
                new SealContext(wanted.stack().id(), wanted.resource(), field));
    }
}
