package io.hearth.stackapi.api;

import static io.hearth.contract.ResourceEvent.RequestedAction.CREATE;
import static io.hearth.contract.ResourceEvent.RequestedAction.DELETE;
import static io.hearth.contract.ResourceEvent.RequestedAction.UPDATE;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stacks with objects of Keystone: the trust is made in a real Keystone, and the test is the
 * identity worker.
 */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class KeystoneResourcesTest {
    private static final String PROJECT =
            """
            heat_template_version: 2018-08-31
            resources:
              p:
                type: OS::Keystone::Project
                properties: {name: %s, description: canary}
            outputs:
              id: {value: {get_resource: p}}
              name: {value: {get_attr: [p, name]}}
              shown: {value: {get_attr: [p, show]}}
            """;
    private static final String NESTED =
            """
            heat_template_version: 2018-08-31
            resources:
              roles:
                type: OS::Heat::ResourceGroup
                properties:
                  count: 1
                  resource_def: {type: 'OS::Keystone::Role'}
            """;
    private static final String ROLES =
            """
            heat_template_version: 2018-08-31
            resources:
              a:
                type: OS::Keystone::UserRoleAssignment
                properties: {user: u, roles: [{role: r%s}]}
            """;

    private static TestIdentity identity;
    private static Caller admin;
    private static KeystoneClient service;

    @Inject Sealer sealer;

    private final String name = "k" + UUID.randomUUID();
    private TestBus bus;

    @BeforeAll
    static void logIn() {
        identity = TestIdentity.ofAdmin();
        admin = new Caller(identity.token().reveal(), identity.projectId());
        service = TestKeystone.shared().as(Account.SERVICE);
    }

    @BeforeEach
    void join() {
        bus = TestBus.on(Topic.STACKS);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void anObjectIsAskedForByTheOwnersTrustWhichEndsWithTheStack() {
        String address = created(PROJECT.formatted("one"));
        KeystoneRequested create = asked("p", CREATE, 1);

        assertThat(create.resourceType()).isEqualTo("OS::Keystone::Project");
        assertThat(create.physicalName()).startsWith(name + "-p-");
        assertThat(properties(create))
                .contains("\"name\":\"one\"", "\"domain\":\"default\"", "\"enabled\":true");
        String trust = trust(create);
        assertThat(isKnown(trust)).isTrue();
        assertThat(create.toString()).doesNotContain("canary").doesNotContain(trust);

        say(create, UUID.randomUUID().toString(), AnswerStatus.FAILED, null);
        say(create, create.requestId(), AnswerStatus.SUCCESS, "{\"name\": \"one\", \"x\": [1]}");
        say(create, create.requestId(), AnswerStatus.FAILED, null);
        awaitStatus(address, "CREATE_COMPLETE");
        assertThatJson(admin.request().get(address).asString())
                .and(
                        stack -> stack.node("stack.outputs[0].output_value").isEqualTo("an-id"),
                        stack -> stack.node("stack.outputs[1].output_value").isEqualTo("one"),
                        stack ->
                                stack.node("stack.outputs[2].output_value")
                                        .isEqualTo("{\"name\": \"one\", \"x\": [1]}"));

        update(address, PROJECT.formatted("two"));
        KeystoneRequested update = asked("p", UPDATE, 1);
        assertThat(trust(update)).isEqualTo(trust);
        assertThat(properties(update)).contains("\"name\":\"two\"");
        say(update, update.requestId(), AnswerStatus.FAILED, null);
        awaitStatus(address, "UPDATE_FAILED");
        assertThatJson(admin.request().get(address).asString())
                .node("stack.stack_status_reason")
                .isEqualTo("Resource UPDATE failed: Forbidden: resources.p: no (HTTP 403)");

        update(address, PROJECT.formatted("two"));
        KeystoneRequested again = asked("p", UPDATE, 2);
        assertThat(again.generation()).isEqualTo(create.generation());
        say(again, again.requestId(), AnswerStatus.SUCCESS, null);
        awaitStatus(address, "UPDATE_COMPLETE");

        admin.request().delete(address);
        KeystoneRequested delete = asked("p", DELETE, 1);
        say(delete, delete.requestId(), AnswerStatus.SUCCESS, null);
        awaitStatus(address, "DELETE_COMPLETE");
        TrustUnwanted unwanted =
                bus.await(TrustUnwanted.class, event -> event.stack().name().equals(name));
        assertThat(open(unwanted)).isEqualTo(trust);
    }

    @Test
    void aTrustThatIsGoneIsMadeAnewWhileTheOwnerAsks() {
        String address = created(PROJECT.formatted("one"));
        KeystoneRequested create = asked("p", CREATE, 1);
        say(create, create.requestId(), AnswerStatus.SUCCESS, "{}");
        awaitStatus(address, "CREATE_COMPLETE");
        given().header("X-Auth-Token", admin.token())
                .delete(keystone("/OS-TRUST/trusts/" + trust(create)))
                .then()
                .statusCode(204);

        admin.request().delete(address);

        KeystoneRequested delete = asked("p", DELETE, 1);
        assertThat(trust(delete)).isNotEqualTo(trust(create));
        assertThat(isKnown(trust(delete))).isTrue();
    }

    @Test
    void whatSomebodyElseAsksIsDoneWithTheirAuthority() {
        String address = created(PROJECT.formatted("one"));
        KeystoneRequested create = asked("p", CREATE, 1);
        say(create, create.requestId(), AnswerStatus.SUCCESS, "{}");
        awaitStatus(address, "CREATE_COMPLETE");
        Caller colleague =
                new Caller(
                        TestIdentity.withRole("member", admin.projectId()).token().reveal(),
                        admin.projectId());

        colleague.request().delete(address).then().statusCode(204);

        KeystoneRequested delete = asked("p", DELETE, 1);
        assertThat(trust(delete)).isNotEqualTo(trust(create));
        TrustUnwanted unwanted =
                bus.await(TrustUnwanted.class, event -> event.stack().name().equals(name));
        assertThat(open(unwanted)).isEqualTo(trust(create));
    }

    /** A trust is for the project of the token that it is made with, whatever the path says. */
    @Test
    @Tag("CVE-2014-3520")
    void anAdministratorLendsAnotherProjectsStackNoAuthority() {
        String address = created(PROJECT.formatted("one"));
        KeystoneRequested create = asked("p", CREATE, 1);
        say(create, create.requestId(), AnswerStatus.SUCCESS, "{}");
        awaitStatus(address, "CREATE_COMPLETE");
        String elsewhere = TestIdentity.of(Account.OTHER).projectId();
        Caller other =
                new Caller(TestIdentity.withRole("admin", elsewhere).token().reveal(), elsewhere);
        String path = address.substring(address.indexOf("/stacks/"));

        Response shown = other.request().get(other.path(path));
        Response refused = other.request().delete(other.path(path));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).contains("use a token of that project");
        assertThat(isKnown(trust(create))).isTrue();
        awaitStatus(address, "CREATE_COMPLETE");
    }

    @Test
    void aTreeHasOneTrustAndAnUpdateMayBringIt() {
        String address =
                created(
                        "heat_template_version: 2018-08-31\nresources: {v: {type: 'OS::Heat::Value'}}");

        update(address, NESTED);

        KeystoneRequested role =
                bus.await(
                        KeystoneRequested.class,
                        event -> event.resourceType().equals("OS::Keystone::Role"));
        assertThat(role.stack().id()).isNotEqualTo(role.stack().rootId());
        assertThat(isKnown(trust(role))).isTrue();
    }

    @Test
    void aTrustOfNoUseIsRemoved() {
        created(PROJECT.formatted("one"));

        Response taken = create(admin, PROJECT.formatted("one"));

        assertThat(taken.statusCode()).isEqualTo(409);
        TrustUnwanted unwanted =
                bus.await(TrustUnwanted.class, event -> event.stack().name().equals(name));
        assertThat(isKnown(open(unwanted))).isTrue();
        assertThat(open(unwanted)).isNotEqualTo(trust(asked("p", CREATE, 1)));
    }

    @Test
    void whoMayNotPassOnTheirAuthorityIsToldWhatTo() {
        Response refused = create(restricted(), PROJECT.formatted("one"));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(403);
        assertThatJson(refused.asString())
                .and(
                        fault -> fault.node("error.type").isEqualTo("Forbidden"),
                        fault ->
                                fault.node("error.message")
                                        .asString()
                                        .contains("application credential that is not restricted"));
    }

    @Test
    void withoutKeystoneNothingIsBegun() {
        admin.request().get(admin.path("/stacks")).then().statusCode(200);
        TestKeystone.shared().line().cut();
        try {
            Response down = create(admin, PROJECT.formatted("one"));

            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.header("Retry-After")).isNotNull();
        } finally {
            TestKeystone.shared().line().restore();
        }
        assertThat(admin.request().get(admin.path("/stacks/" + name)).statusCode()).isEqualTo(404);
    }

    @Test
    void byDefaultSuchTypesAreForAdmins() {
        Response refused = create(Caller.of(Account.OWNER), PROJECT.formatted("one"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).contains("OS::Keystone::Project");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | StackValidationFailed    | Either project or domain must be specified for role r",
                "', project: p, domain: d' | ResourcePropertyConflict | Cannot define the following properties at the same time: project, domain.",
            })
    void aRoleIsForEitherAProjectOrADomain(String scope, String type, String message) {
        Response refused = create(admin, ROLES.formatted(scope));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThatJson(refused.asString())
                .and(
                        fault -> fault.node("error.type").isEqualTo(type),
                        fault -> fault.node("error.message").asString().contains(message));
    }

    /** Somebody with a token by an application credential that may make no trusts. */
    private static Caller restricted() {
        Response made =
                given().header("X-Auth-Token", admin.token())
                        .contentType("application/json")
                        .body(
                                "{\"application_credential\": {\"name\": \"%s\"}}"
                                        .formatted(UUID.randomUUID()))
                        .post(
                                keystone(
                                        "/users/%s/application_credentials"
                                                .formatted(identity.userId())));
        Response login =
                given().contentType("application/json")
                        .body(
                                """
                                {"auth": {"identity": {"methods": ["application_credential"],
                                  "application_credential": {"id": "%s", "secret": "%s"}}}}"""
                                        .formatted(
                                                made.path("application_credential.id"),
                                                made.path("application_credential.secret")))
                        .post(keystone("/auth/tokens"));
        return new Caller(login.header("X-Subject-Token"), admin.projectId());
    }

    private static String keystone(String path) {
        return TestKeystone.shared().server().url() + path;
    }

    private Response create(Caller caller, String template) {
        return caller.request()
                .body(new NewStackJson(name, template).text())
                .post(caller.path("/stacks"));
    }

    private String created(String template) {
        Response created = create(admin, template);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.header("Location");
    }

    private static void update(String address, String template) {
        Response accepted =
                admin.request()
                        .body(new NewStackJson(Map.of("template", template)).text())
                        .put(address);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    }

    private static void awaitStatus(String address, String status) {
        await(status)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            Response shown = admin.request().get(address);
                            return status.equals(shown.path("stack.stack_status"));
                        });
    }

    /**
     * @param count which request of that action it is, from 1
     */
    private KeystoneRequested asked(String resource, RequestedAction action, int count) {
        await("a request")
                .atMost(Duration.ofSeconds(20))
                .until(() -> requests(resource, action).size() >= count);
        return requests(resource, action).get(count - 1);
    }

    private List<KeystoneRequested> requests(String resource, RequestedAction action) {
        return bus.events(KeystoneRequested.class).stream()
                .filter(event -> event.stack().name().equals(name))
                .filter(event -> event.resource().equals(resource) && event.action() == action)
                .toList();
    }

    private void say(
            KeystoneRequested request,
            String requestId,
            AnswerStatus status,
            @Nullable String attributes) {
        boolean failed = status == AnswerStatus.FAILED;
        bus.publish(
                new KeystoneAnswered(
                        request.stack(),
                        request.resource(),
                        requestId,
                        status,
                        failed ? "Forbidden" : null,
                        failed ? "no (HTTP 403)" : null,
                        request.action() == DELETE ? null : "an-id",
                        attributes == null
                                ? null
                                : sealer.seal(
                                        Secret.of(attributes),
                                        new SealContext(
                                                request.stack().id(),
                                                request.resource(),
                                                SealContext.ATTRIBUTES))));
    }

    private String properties(KeystoneRequested request) {
        return sealer.open(
                        request.properties(),
                        new SealContext(
                                request.stack().id(), request.resource(), SealContext.PROPERTIES))
                .reveal();
    }

    private String trust(KeystoneRequested request) {
        Sealed trust = request.trust();
        assertThat(trust).isNotNull();
        return sealer.open(trust, SealContext.ofTrust(request.stack().rootId())).reveal();
    }

    private String open(TrustUnwanted unwanted) {
        return sealer.open(unwanted.trust(), SealContext.ofTrust(unwanted.stack().rootId()))
                .reveal();
    }

    private static boolean isKnown(String trust) {
        return service.trusts().exists(trust).await().atMost(Duration.ofSeconds(20));
    }
}
