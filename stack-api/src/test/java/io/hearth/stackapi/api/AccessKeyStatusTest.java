package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Event;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An access key's Status, over HTTP. The test is the identity worker. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class AccessKeyStatusTest {
    private static final String TEMPLATE =
            """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              user:
                Type: AWS::IAM::User
              key:
                Type: AWS::IAM::AccessKey
                Properties: {UserName: {Ref: user}STATUS}
            Outputs:
              id: {Value: {Ref: key}}
              secret: {Value: {'Fn::GetAtt': [key, SecretAccessKey]}}
            """;

    @Inject Sealer sealer;

    private final String name = "s" + UUID.randomUUID();
    private TestBus bus;
    private Caller owner;

    @BeforeEach
    void join() {
        bus = TestBus.on(Topic.STACKS);
        owner = Caller.of(Account.OWNER);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void itIsMadeInactiveInPlaceAndActiveAgainWithTheSameKey() {
        String stack = made("");
        awaitStatus(stack, "CREATE_COMPLETE");
        assertThat(identity(stack)).containsEntry("state", "enabled");
        String id = physicalId(stack);

        update(stack, ", Status: Inactive");
        StackRef ref = suspended(1).stack();
        assertThat(status(stack)).isEqualTo("UPDATE_IN_PROGRESS");
        assertThat(identity(stack)).containsEntry("state", "disabling");
        bus.publish(ready(ref));
        bus.publish(resting(ref));
        awaitStatus(stack, "UPDATE_COMPLETE");
        assertThat(identity(stack)).containsEntry("state", "disabled");
        assertThat(outputs(stack)).containsExactly("access-1", "secret-1");
        Response rotated = owner.request().post(stack + "/identities/key/rotate");
        assertThat(rotated.statusCode()).isEqualTo(400);
        assertThat(rotated.jsonPath().getString("error.message"))
                .isEqualTo(
                        "Resource key has a keypair that is inactive; there is nothing to rotate.");

        update(stack, ", Status: Active");
        bus.await(IdentityResumed.class, e -> isOfKey(e.stack(), e.resource()));
        assertThat(status(stack)).isEqualTo("UPDATE_IN_PROGRESS");
        assertThat(identity(stack)).containsEntry("state", "enabling");
        bus.publish(resting(ref));
        bus.publish(ready(ref));
        awaitStatus(stack, "UPDATE_COMPLETE");
        assertThat(identity(stack)).containsEntry("state", "enabled");
        assertThat(outputs(stack)).containsExactly("access-1", "secret-1");
        assertThat(physicalId(stack)).isEqualTo(id);

        update(stack, ", Status: Inactive");
        suspended(2);
        bus.publish(resting(ref));
        awaitStatus(stack, "UPDATE_COMPLETE");
        assertThat(events(KeypairWanted.class, e -> e.stack().equals(ref))).hasSize(1);
    }

    @Test
    void whatIsCreatedInactiveHasItsKeysAndRestsBeforeItIsComplete() {
        String stack = made(", Status: Inactive");
        StackRef ref = suspended(1).stack();
        assertThat(status(stack)).isEqualTo("CREATE_IN_PROGRESS");
        assertThat(identity(stack)).containsEntry("state", "disabling");

        bus.publish(resting(ref));

        awaitStatus(stack, "CREATE_COMPLETE");
        assertThat(identity(stack))
                .containsEntry("state", "disabled")
                .containsEntry("access_key", "access-1");
        assertThat(outputs(stack)).containsExactly("access-1", "secret-1");
    }

    /** Its user rests and returns; of the key nothing is said. */
    @Test
    void itStaysInactiveThroughARestOfItsStack() {
        String stack = made(", Status: Inactive");
        StackRef ref = suspended(1).stack();
        bus.publish(resting(ref));
        awaitStatus(stack, "CREATE_COMPLETE");

        owner.request().body("{\"suspend\": null}").post(stack + "/actions");
        bus.await(IdentitySuspended.class, e -> e.resource().equals("user") && isOurs(e.stack()));
        bus.publish(new IdentityDisabled(ref, "user", 1, "user-1"));
        awaitStatus(stack, "SUSPEND_COMPLETE");
        owner.request().body("{\"resume\": null}").post(stack + "/actions");
        bus.await(IdentityResumed.class, e -> e.resource().equals("user") && isOurs(e.stack()));
        bus.publish(userReady(ref));
        awaitStatus(stack, "RESUME_COMPLETE");

        assertThat(events(IdentitySuspended.class, e -> isOfKey(e.stack(), e.resource())))
                .hasSize(1);
        assertThat(events(IdentityResumed.class, e -> isOfKey(e.stack(), e.resource()))).isEmpty();
        assertThat(identity(stack)).containsEntry("state", "disabled");
    }

    @Test
    void anUpdateThatIsCancelledTurnsItBackAndMakesNoOther() {
        String stack = made("");
        awaitStatus(stack, "CREATE_COMPLETE");
        update(stack, ", Status: Inactive");
        StackRef ref = suspended(1).stack();

        owner.request().body("{\"cancel_update\": null}").post(stack + "/actions");

        bus.await(IdentityResumed.class, e -> isOfKey(e.stack(), e.resource()));
        bus.publish(ready(ref));
        awaitStatus(stack, "ROLLBACK_COMPLETE");
        assertThat(identity(stack)).containsEntry("state", "enabled");
        assertThat(events(KeypairWanted.class, e -> e.stack().equals(ref))).hasSize(1);
    }

    @Test
    void whatCouldNotBeMadeInactiveIsAskedForAgain() {
        String stack = made("");
        awaitStatus(stack, "CREATE_COMPLETE");
        update(stack, ", Status: Inactive");
        StackRef ref = suspended(1).stack();
        bus.publish(new IdentityFailed(ref, "key", 1, "not now"));
        awaitStatus(stack, "UPDATE_FAILED");

        update(stack, ", Status: Inactive");

        suspended(2);
        bus.publish(resting(ref));
        awaitStatus(stack, "UPDATE_COMPLETE");
        assertThat(identity(stack)).containsEntry("state", "disabled");
        assertThat(events(KeypairWanted.class, e -> e.stack().equals(ref))).hasSize(1);
    }

    @Test
    void anyOtherStatusIsRefused() {
        Response refused = create(", Status: Sleepy");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.type")).isEqualTo("StackValidationFailed");
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo(
                        "Property error: : Resources.key.Properties.Status: : \"Sleepy\" is not an"
                                + " allowed value [\"Active\", \"Inactive\"]");
    }

    /** As far as its keypair was told of. */
    private String made(String status) {
        Response created = create(status);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        bus.publish(userReady(bus.await(UserWanted.class, e -> isOurs(e.stack())).stack()));
        bus.publish(ready(bus.await(KeypairWanted.class, e -> isOurs(e.stack())).stack()));
        return created.header("Location");
    }

    private Response create(String status) {
        return owner.request()
                .body(new NewStackJson(name, template(status)).text())
                .post(owner.path("/stacks"));
    }

    private void update(String stack, String status) {
        Response accepted = owner.request().body(Map.of("template", template(status))).put(stack);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    }

    private static String template(String status) {
        return TEMPLATE.replace("STATUS", status);
    }

    private IdentitySuspended suspended(int n) {
        Predicate<IdentitySuspended> such = e -> isOfKey(e.stack(), e.resource());
        await("the key to rest").until(() -> events(IdentitySuspended.class, such).size() >= n);
        return events(IdentitySuspended.class, such).get(n - 1);
    }

    private <E extends Event> List<E> events(Class<E> type, Predicate<E> such) {
        return bus.events(type).stream().filter(such).toList();
    }

    private boolean isOurs(StackRef stack) {
        return stack.name().equals(name);
    }

    private boolean isOfKey(StackRef stack, String resource) {
        return isOurs(stack) && resource.equals("key");
    }

    private static UserReady userReady(StackRef stack) {
        return new UserReady(
                stack, "user", 1, "project-1", "user-1", "name", null, null, null, null, List.of());
    }

    private KeypairReady ready(StackRef stack) {
        SealContext context = new SealContext(stack.id(), "key", SealContext.SECRET_KEY);
        Keypair keypair =
                new Keypair("access-1", sealer.seal(Secret.of("secret-1"), context), "id");
        return new KeypairReady(stack, "key", 1, "user", "project-1", "user-1", keypair);
    }

    private static IdentityDisabled resting(StackRef stack) {
        return new IdentityDisabled(stack, "key", 1, "user-1", "access-1", null);
    }

    private void awaitStatus(String stack, String status) {
        await(status).until(() -> status(stack).equals(status));
    }

    private String status(String stack) {
        return owner.request().get(stack).jsonPath().getString("stack.stack_status");
    }

    private List<String> outputs(String stack) {
        return owner.request().get(stack).jsonPath().getList("stack.outputs.output_value");
    }

    private String physicalId(String stack) {
        return owner.request()
                .get(stack + "/resources/key")
                .jsonPath()
                .getString("resource.physical_resource_id");
    }

    private Map<String, Object> identity(String stack) {
        return owner.request()
                .get(stack + "/identities")
                .jsonPath()
                .getMap("identities.find { it.resource_name == 'key' }");
    }
}
