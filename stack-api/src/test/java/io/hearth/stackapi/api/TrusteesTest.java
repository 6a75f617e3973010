package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Event;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityWaiting;
import io.hearth.contract.IdentityEvent.TrusteeKeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.StackScoped;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trustees of an owner without special rights, and their keypairs. The test is the worker. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class TrusteesTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              cluster:
                type: Hearth::Identity::Trustee
                properties: {roles: [member], impersonation: %s, expires: P30D}
              key:
                type: Hearth::Identity::Ec2Keypair
                properties: {trustee: {get_resource: cluster}}
            outputs:
              clouds: {value: {get_attr: [cluster, clouds_yaml]}}
              trust: {value: {get_attr: [cluster, trust_id]}}
              access: {value: {get_attr: [key, access_key]}}
              secret: {value: {get_attr: [key, secret_key]}}
            """;

    @Inject Sealer sealer;

    private final Caller owner = Caller.of(Account.OWNER);
    private final String name = "t" + UUID.randomUUID();
    private TestBus bus;

    @BeforeEach
    void join() {
        bus = TestBus.on(Topic.STACKS);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void aTrusteeAndItsKeypairAreMadeSuspendedReplacedAndRemoved() {
        Instant before = Instant.now();
        String address = created(TEMPLATE.formatted("true"));
        TrusteeWanted wanted = heard(TrusteeWanted.class, 1);

        assertThat(wanted.userName()).startsWith(name + "-cluster-");
        assertThat(wanted.delegation().roles()).containsExactly("member");
        assertThat(wanted.delegation().impersonation()).isTrue();
        assertThat(wanted.delegation().expiresAt())
                .isBetween(before.plus(Duration.ofDays(29)), before.plus(Duration.ofDays(31)));
        String trust = trust(wanted);
        assertThat(isKnown(trust)).isTrue();

        bus.publish(ready(wanted, "user-1"));
        KeypairWanted keypair = heard(KeypairWanted.class, 1);
        assertThat(keypair.userResource()).isEqualTo("cluster");
        bus.publish(ready(keypair, "user-1"));
        awaitStatus(address, "CREATE_COMPLETE");
        Response shown = owner.request().get(address);
        assertThat(
                        shown.<String>path(
                                "stack.outputs.find { it.output_key == 'access' }.output_value"))
                .isEqualTo("access-1");
        String clouds = shown.path("stack.outputs.find { it.output_key == 'clouds' }.output_value");
        assertThat(clouds)
                .startsWith("clouds:\n  openstack:\n    auth:\n      auth_url: ")
                .contains("      password: a-password\n")
                .contains("      trust_id: trust-1\n")
                .contains("      user_id: user-1\n")
                .contains("    auth_type: v3password\n");
        assertThat(owner.request().get(address + "/identities").jsonPath().getMap("identities[0]"))
                .containsEntry("kind", "trustee")
                .containsEntry("trust_id", "trust-1")
                .containsEntry("project_id", null);

        owner.request().body(Map.of("suspend", Map.of())).post(address + "/actions");
        assertThat(heard(IdentitySuspended.class, 1).resource()).isEqualTo("cluster");
    }

    @Test
    void aTrustThatIsGoneIsShownOnTheResourceAndAnUpdateReplacesIt() {
        String address = created(TEMPLATE.formatted("true"));
        TrusteeWanted wanted = heard(TrusteeWanted.class, 1);
        bus.publish(ready(wanted, "user-1"));
        bus.publish(ready(heard(KeypairWanted.class, 1), "user-1"));
        awaitStatus(address, "CREATE_COMPLETE");

        IdentityChecked gone =
                new IdentityChecked(wanted.stack(), "cluster", 1, List.of("It is gone."));
        bus.publish(gone);
        bus.publish(gone);

        String resource = address + "/resources/cluster";
        await("the mark")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                "CHECK_FAILED"
                                        .equals(
                                                owner.request()
                                                        .get(resource)
                                                        .path("resource.resource_status")));
        assertThat(owner.request().get(resource).<String>path("resource.resource_status_reason"))
                .isEqualTo("Error: resources.cluster: It is gone.");
        awaitStatus(address, "CREATE_COMPLETE");

        Map<String, Object> same = Map.of("template", TEMPLATE.formatted("true"));
        owner.request().body(new NewStackJson(same).text()).put(address);
        assertThat(heard(TrusteeWanted.class, 2).generation()).isGreaterThan(1);
    }

    @Test
    void otherRightsAreAnotherTrusteeWhichComesBeforeTheOldOneGoes() {
        String address = created(TEMPLATE.formatted("true"));
        bus.publish(ready(heard(TrusteeWanted.class, 1), "user-1"));
        bus.publish(ready(heard(KeypairWanted.class, 1), "user-1"));
        awaitStatus(address, "CREATE_COMPLETE");

        Map<String, Object> changed = Map.of("template", TEMPLATE.formatted("false"));
        owner.request().body(new NewStackJson(changed).text()).put(address);

        TrusteeWanted other = heard(TrusteeWanted.class, 2);
        assertThat(other.generation()).isGreaterThan(1);
        assertThat(other.delegation().impersonation()).isFalse();
        assertThat(count(IdentityUnwanted.class)).isZero();
        bus.publish(ready(other, "user-2"));
        KeypairWanted otherKey = heard(KeypairWanted.class, 2);
        assertThat(otherKey.generation()).isGreaterThan(1);
        bus.publish(ready(otherKey, "user-2"));
        remove(heard(IdentityUnwanted.class, 1));
        remove(heard(IdentityUnwanted.class, 2));
        awaitStatus(address, "UPDATE_COMPLETE");

        owner.request().delete(address);
        assertThat(heard(IdentityUnwanted.class, 3).resource()).isEqualTo("key");
        remove(heard(IdentityUnwanted.class, 3));
        assertThat(heard(IdentityUnwanted.class, 4).resource()).isEqualTo("cluster");
        remove(heard(IdentityUnwanted.class, 4));
        heard(DomainProjectUnwanted.class, 1);
        assertThat(count(TrustUnwanted.class)).isZero();
    }

    @Test
    void twoShareAnAccountAndEachHasItsTrustAndItsKeypair() {
        String address =
                created(
                        """
                        heat_template_version: 2018-08-31
                        resources:
                          one:
                            type: Hearth::Identity::Trustee
                            properties: {shared_account: nodes}
                          two:
                            type: Hearth::Identity::Trustee
                            properties: {shared_account: nodes}
                          key:
                            type: Hearth::Identity::Ec2Keypair
                            properties: {trustee: {get_resource: two}}
                        outputs:
                          password: {value: {get_attr: [two, trustee_password]}}
                          clouds: {value: {get_attr: [two, clouds_yaml]}}
                        """);
        for (int count = 1; count <= 2; count++) {
            TrusteeWanted wanted = heard(TrusteeWanted.class, count);
            assertThat(wanted.sharedAccount()).isEqualTo("nodes");
            bus.publish(
                    new TrusteeReady(
                            wanted.stack(),
                            wanted.resource(),
                            wanted.generation(),
                            "account-1",
                            "nodes",
                            null,
                            "trust-" + wanted.resource()));
        }
        KeypairWanted keypair = heard(KeypairWanted.class, 1);
        assertThat(keypair.userResource()).isEqualTo("two");
        bus.publish(ready(keypair, "account-1"));
        awaitStatus(address, "CREATE_COMPLETE");

        Response shown = owner.request().get(address);
        assertThat(
                        shown.<String>path(
                                "stack.outputs.find { it.output_key == 'password' }.output_value"))
                .isNull();
        assertThat(
                        shown.<String>path(
                                "stack.outputs.find { it.output_key == 'clouds' }.output_value"))
                .contains("user_id: account-1", "trust_id: trust-two")
                .doesNotContain("password:");
    }

    @Test
    void whatItWaitsForIsReadOfTheResourceAndInTheEvents() {
        String address = created(TEMPLATE.formatted("true"));
        TrusteeWanted wanted = heard(TrusteeWanted.class, 1);

        bus.publish(
                new IdentityWaiting(
                        wanted.stack(),
                        "cluster",
                        wanted.generation(),
                        "It waits for an account."));

        String resource = address + "/resources/cluster";
        await("the reason")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                "It waits for an account."
                                        .equals(
                                                owner.request()
                                                        .get(resource)
                                                        .path("resource.resource_status_reason")));
        assertThat(owner.request().get(resource).<String>path("resource.resource_status"))
                .isEqualTo("CREATE_IN_PROGRESS");
        assertThat(
                        owner.request()
                                .get(resource + "/events")
                                .<List<String>>path("events.resource_status_reason"))
                .contains("It waits for an account.");

        bus.publish(ready(wanted, "user-1"));
        bus.publish(ready(heard(KeypairWanted.class, 1), "user-1"));
        awaitStatus(address, "CREATE_COMPLETE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "roles: [member, king, abbot] | resources.t: you have no role abbot, king on the project, and cannot hand it on; you have: ",
                "remaining_uses: 3            | Keystone hands on no trust with a number of uses; limit its time by 'expires'",
                "expires: tomorrow            | 'tomorrow' is neither an ISO 8601 time with its zone",
                "expires: 2001-01-01T00:00:00Z | 2001-01-01T00:00:00Z is over",
                "expires: PT0S                | is over",
                "expires: P99999999D          | is too far off; the latest is 9000-01-01T00:00:00Z",
                "shared_account: root         | account 'root' may not be shared; whoever runs the cloud can allow it (hearth.identity.shared-accounts)",
                "roles: []                    | a trust takes a role at least; leave the property out for all that the owner has",
            })
    void whatCannotBeIsToldBeforeAnythingIsMade(String property, String message) {
        String template =
                """
                heat_template_version: 2018-08-31
                resources:
                  t: {type: Hearth::Identity::Trustee, properties: {%s}}
                """
                        .formatted(property);

        Response refused = create(template);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThatJson(refused.asString()).node("error.message").asString().contains(message);
        assertThat(owner.request().get(owner.path("/stacks/" + name)).statusCode()).isEqualTo(404);
    }

    private Response create(String template) {
        return owner.request()
                .body(new NewStackJson(name, template).text())
                .post(owner.path("/stacks"));
    }

    private String created(String template) {
        Response created = create(template);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.header("Location");
    }

    private void awaitStatus(String address, String status) {
        await(status)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                status.equals(
                                        owner.request().get(address).path("stack.stack_status")));
    }

    private <E extends Event & StackScoped> E heard(Class<E> type, int count) {
        await(type.getSimpleName())
                .atMost(Duration.ofSeconds(20))
                .until(() -> count(type) >= count);
        return bus.events(type).stream()
                .filter(event -> event.stack().name().equals(name))
                .skip(count - 1L)
                .findFirst()
                .orElseThrow();
    }

    private <E extends Event & StackScoped> long count(Class<E> type) {
        return bus.events(type).stream().filter(e -> e.stack().name().equals(name)).count();
    }

    private TrusteeReady ready(TrusteeWanted wanted, String userId) {
        return new TrusteeReady(
                wanted.stack(),
                wanted.resource(),
                wanted.generation(),
                userId,
                wanted.userName(),
                seal(wanted.stack(), wanted.resource(), SealContext.PASSWORD, "a-password"),
                "trust-" + wanted.generation());
    }

    private TrusteeKeypairReady ready(KeypairWanted wanted, String userId) {
        Sealed secretKey =
                seal(wanted.stack(), wanted.resource(), SealContext.SECRET_KEY, "a-secret");
        return new TrusteeKeypairReady(
                wanted.stack(),
                wanted.resource(),
                wanted.generation(),
                wanted.userResource(),
                userId,
                new Keypair("access-" + wanted.generation(), secretKey, "credential"));
    }

    private void remove(IdentityUnwanted unwanted) {
        bus.publish(
                new IdentityRemoved(unwanted.stack(), unwanted.resource(), unwanted.generation()));
    }

    private Sealed seal(StackRef stack, String resource, String field, String secret) {
        return sealer.seal(Secret.of(secret), new SealContext(stack.id(), resource, field));
    }

    private String trust(TrusteeWanted wanted) {
        Sealed trust = wanted.trust();
        assertThat(trust).isNotNull();
        return sealer.open(trust, SealContext.ofTrust(wanted.stack().rootId())).reveal();
    }

    private static boolean isKnown(String trust) {
        try (KeystoneClient service = TestKeystone.shared().as(Account.SERVICE)) {
            return service.trusts().exists(trust).await().atMost(Duration.ofSeconds(20));
        }
    }
}
