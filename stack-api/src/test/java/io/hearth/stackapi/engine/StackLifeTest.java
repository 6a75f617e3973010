package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.EventQuery;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackEvent;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackQuery;
import io.hearth.stackapi.stack.Stacks;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Stacks from request to removal on a real database and broker; the test is the identity worker.
 */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class StackLifeTest {
    private static final String PLAIN =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string, default: one}
            resources:
              a:
                type: OS::Heat::TestResource
                metadata: {m: {k: v}}
                properties: {value: {get_param: p}}
              b:
                type: OS::Heat::Value
                properties: {value: {get_attr: [a, output]}}
              c:
                type: OS::Heat::RandomString
                depends_on: b
            outputs:
              first: {value: {get_attr: [b, value]}}
              second: {value: {get_attr: [c, value]}}
            """;

    private static final String WAITING =
            """
            heat_template_version: 2018-08-31
            resources:
              h:
                type: OS::Heat::WaitConditionHandle
              w:
                type: OS::Heat::WaitCondition
                properties: {handle: {get_resource: h}, count: 2, timeout: %d}
              after:
                type: OS::Heat::TestResource
                properties: {value: {get_attr: [w, data]}}
            outputs:
              curl: {value: {get_attr: [h, curl_cli]}}
              data: {value: {get_attr: [w, data]}}
              signal: {value: {get_attr: [h, signal]}}
            """;

    private static final String IDENTITIES =
            """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              conf:
                Type: OS::Heat::TestResource
              policy:
                Type: OS::Heat::AccessPolicy
                Properties: {AllowedResources: [conf]}
              user:
                Type: AWS::IAM::User
                Properties: {Policies: [{Ref: policy}], LoginProfile: {Password: sesame}}
              key:
                Type: AWS::IAM::AccessKey
                Properties: {UserName: {Ref: user}}
              h:
                Type: AWS::CloudFormation::WaitConditionHandle
              w:
                Type: AWS::CloudFormation::WaitCondition
                Properties: {Handle: {Ref: h}, Timeout: 100}
            Outputs:
              url: {Value: {Ref: h}}
              id: {Value: {Ref: key}}
              secret: {Value: {'Fn::GetAtt': [key, SecretAccessKey]}}
              name: {Value: {'Fn::GetAtt': [key, UserName]}}
            """;

    @Inject StackEngine engine;
    @Inject Stacks stacks;
    @Inject StackInsight insight;
    @Inject Sealer sealer;

    private final String project = UUID.randomUUID().toString().replace("-", "");
    private TestBus bus;

    @BeforeEach
    void joinBus() {
        bus = TestBus.on(Topic.STACKS, Topic.METADATA);
    }

    @AfterEach
    void leaveBus() throws InterruptedException {
        bus.close();
    }

    @Test
    void aStackWithoutIdentitiesIsCompleteOnReturn() {
        Stack created = create("plain", PLAIN);

        assertThat(created.state().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(created.state().reason()).isEqualTo("Stack CREATE completed successfully");
        assertThat(resources(created))
                .extracting(r -> r.name() + " " + r.state().text() + " " + r.requiredBy())
                .containsExactly(
                        "a CREATE_COMPLETE [b]", "b CREATE_COMPLETE [c]", "c CREATE_COMPLETE []");
        List<StackOutput> outputs = get(() -> insight.outputs(created));
        assertThat(outputs.get(0).value()).isEqualTo("one");
        assertThat(String.valueOf(outputs.get(1).value())).hasSize(32);
        assertThat(insight.metadata(created, resource(created, "a")))
                .isEqualTo(Map.of("m", Map.of("k", "v")));
        assertThat(get(() -> insight.parameters(created))).containsEntry("p", "one");
        assertThat(events(created))
                .containsExactly(
                        "plain CREATE_IN_PROGRESS Stack CREATE started",
                        "a CREATE_IN_PROGRESS state changed",
                        "a CREATE_COMPLETE state changed",
                        "b CREATE_IN_PROGRESS state changed",
                        "b CREATE_COMPLETE state changed",
                        "c CREATE_IN_PROGRESS state changed",
                        "c CREATE_COMPLETE state changed",
                        "plain CREATE_COMPLETE Stack CREATE completed successfully");
        bus.await(
                StackStateChanged.class,
                e -> of(created, e.stack()) && e.status().equals("COMPLETE"));
    }

    @Test
    void aLiveStacksNameIsTakenAndADeletedOnesIsFree() {
        Stack first = create("name", PLAIN);

        assertThatThrownBy(() -> create("name", PLAIN))
                .isInstanceOf(StackException.class)
                .hasMessage("The Stack (name) already exists.");
        delete(first);
        assertThat(get(() -> stacks.find(project, "name"))).isEmpty();
        assertThat(state(first)).isEqualTo("DELETE_COMPLETE");
        Stack second = create("name", PLAIN);
        assertThat(get(() -> stacks.list(StackQuery.of(project))))
                .extracting(Stack::id)
                .containsExactly(second.id());
    }

    @Test
    void aStackLivesOnSignalsAndLeavesNothingBehind() {
        Stack stack = create("waiting", WAITING.formatted(100));
        UserWanted wanted = bus.await(UserWanted.class, e -> of(stack, e.stack()));
        assertThat(wanted.token()).isTrue();
        assertThat(wanted.userName()).matches("waiting-h-[a-z2-7]{12}");
        bus.publish(userReady(wanted, stack));

        awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        assertThat(resource(stack, "h").physicalId()).isEqualTo("user-h");
        signal(stack, "h", "1", "SUCCESS", "r1", "\"d1\"");
        signal(stack, "h", "1", "SUCCESS", "r1", "\"d1\"");
        signal(stack, "h", null, "SUCCESS", null, null);
        awaitState(stack, "CREATE_COMPLETE");

        List<StackOutput> outputs = outputs(stack);
        assertThat(String.valueOf(outputs.get(0).value()))
                .isEqualTo(
                        "curl -i -X POST -H 'X-Auth-Token: the-token' -H 'Content-Type: application/json' -H 'Accept: application/json' http://127.0.0.1:8004/v1/domain-project/stacks/waiting/"
                                + stack.id()
                                + "/resources/h/signal");
        assertThat(outputs.get(1).value()).isEqualTo("{\"1\": \"d1\", \"2\": null}");
        assertThat(outputs.get(2).value()).isEqualTo("null");
        assertThat(events(stack))
                .contains(
                        "h SIGNAL_COMPLETE Signal: status:SUCCESS reason:r1",
                        "h SIGNAL_COMPLETE Signal: status:SUCCESS reason:Signal 2 received");

        delete(stack);
        IdentityUnwanted unwanted = bus.await(IdentityUnwanted.class, e -> of(stack, e.stack()));
        assertThat(state(stack)).isEqualTo("DELETE_IN_PROGRESS");
        bus.publish(new IdentityRemoved(unwanted.stack(), "h", unwanted.generation()));
        bus.await(DomainProjectUnwanted.class, e -> of(stack, e.stack()));
        bus.publish(new DomainProjectRemoved(unwanted.stack()));
        awaitState(stack, "DELETE_COMPLETE");
        assertThat(resources(stack)).isEmpty();
    }

    @Test
    void aFailureSignalFailsTheStackInHeatsWords() {
        Stack stack = create("failing", WAITING.formatted(100));
        bus.publish(userReady(bus.await(UserWanted.class, e -> of(stack, e.stack())), stack));
        signal(stack, "h", "2", "FAILURE", "broken", null);

        awaitState(stack, "CREATE_FAILED");
        assertThat(find(stack).state().reason())
                .isEqualTo("Resource CREATE failed: WaitConditionFailure: resources.w: broken");
        assertThat(resource(stack, "w").state().reason())
                .isEqualTo("WaitConditionFailure: resources.w: broken");
        assertThat(resource(stack, "after").state().text()).isEqualTo("INIT_COMPLETE");
    }

    @Test
    void aConditionThatTimesOutSaysHowManyCame() {
        Stack stack = create("late", WAITING.formatted(6));
        bus.publish(userReady(bus.await(UserWanted.class, e -> of(stack, e.stack())), stack));
        awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        signal(stack, "h", null, "SUCCESS", "half", null);

        awaitState(stack, "CREATE_FAILED");
        assertThat(find(stack).state().reason())
                .isEqualTo(
                        "Resource CREATE failed: WaitConditionTimeout: resources.w: 1 of 2 received - half");
    }

    @Test
    void anIdentityThatCannotBeMadeFailsTheStack() {
        Stack stack = create("refused", WAITING.formatted(100));
        UserWanted wanted = bus.await(UserWanted.class, e -> of(stack, e.stack()));
        bus.publish(new IdentityFailed(wanted.stack(), "h", wanted.generation(), "no role"));

        awaitState(stack, "CREATE_FAILED");
        assertThat(find(stack).state().reason())
                .isEqualTo("Resource CREATE failed: Error: resources.h: no role");
    }

    @Test
    void usersAndKeysAreMadeInOrderAndBoundToWhatTheyMayRead() {
        Stack stack = create("users", IDENTITIES);
        UserWanted user =
                bus.await(
                        UserWanted.class, e -> of(stack, e.stack()) && e.resource().equals("user"));
        UserWanted handle =
                bus.await(UserWanted.class, e -> of(stack, e.stack()) && e.resource().equals("h"));
        assertThat(user.bindings()).hasSize(1);
        assertThat(user.bindings().getFirst().resource()).isEqualTo("conf");
        assertThat(handle.keypair()).isTrue();
        bus.publish(userReady(user, stack));
        bus.publish(userReady(handle, stack));
        KeypairWanted key = bus.await(KeypairWanted.class, e -> of(stack, e.stack()));
        bus.publish(
                new KeypairReady(
                        key.stack(),
                        "key",
                        key.generation(),
                        "user",
                        "domain-project",
                        "user-user",
                        keypair(stack, "key")));
        awaitResource(stack, "key", "CREATE_COMPLETE");
        signal(stack, "h", "1", "SUCCESS", "r", "\"d\"");
        awaitState(stack, "CREATE_COMPLETE");

        List<StackOutput> outputs = outputs(stack);
        assertThat(String.valueOf(outputs.get(0).value()))
                .startsWith(
                        "http://127.0.0.1:8000/v1/waitcondition/arn%3Aopenstack%3Aheat%3A%3A"
                                + project
                                + "%3Astacks/users/"
                                + stack.id()
                                + "/resources/h?SignatureMethod=HmacSHA256&SignatureVersion=2&AWSAccessKeyId=access-h&Timestamp=");
        assertThat(outputs.get(1).value()).isEqualTo("access-key");
        assertThat(outputs.get(2).value()).isEqualTo("secret-key");
        assertThat(String.valueOf(outputs.get(3).value())).startsWith("users-user-");
    }

    @Test
    void aStackHasItsTimeAndNoMore() {
        Stack stack = create("slow", WAITING.formatted(100), 0);

        awaitState(stack, "CREATE_FAILED");
        assertThat(find(stack).state().reason()).isEqualTo("Create timed out");
        assertThat(resource(stack, "h").state().text()).isEqualTo("CREATE_FAILED");
    }

    @Test
    void aDeletionInterruptsACreation() {
        Stack stack = create("interrupted", WAITING.formatted(100));
        delete(stack);

        bus.await(IdentityUnwanted.class, e -> of(stack, e.stack()));
        assertThat(events(stack))
                .contains("h CREATE_FAILED CREATE aborted (user triggered cancel)");
    }

    private Stack create(String name, String template) {
        return create(name, template, null);
    }

    private Stack create(String name, String template, @Nullable Integer minutes) {
        return get(
                () ->
                        engine.create(
                                new NewStack(
                                        name,
                                        new Stack.Owner(project, "owner-id", "owner"),
                                        Template.parse(template),
                                        Environment.of(null),
                                        Map.of(),
                                        null,
                                        minutes,
                                        true)));
    }

    private List<StackOutput> outputs(Stack stack) {
        Stack now = find(stack);
        return get(() -> insight.outputs(now));
    }

    private void delete(Stack stack) {
        get(() -> engine.delete(project, stack.id()));
    }

    private Stack find(Stack stack) {
        return get(() -> stacks.find(project, stack.id())).orElseThrow();
    }

    private String state(Stack stack) {
        return find(stack).state().text();
    }

    private void awaitState(Stack stack, String state) {
        await("stack " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> state(stack).equals(state));
    }

    private void awaitResource(Stack stack, String name, String state) {
        await("resource " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> resource(stack, name).state().text().equals(state));
    }

    private List<Resource> resources(Stack stack) {
        return get(() -> stacks.resources(stack.id()));
    }

    private Resource resource(Stack stack, String name) {
        return get(() -> stacks.resource(stack.id(), name)).orElseThrow();
    }

    private List<String> events(Stack stack) {
        EventQuery query =
                new EventQuery(
                        stack.id(), List.of(), List.of(), List.of(), List.of(), null, null, true);
        List<StackEvent> events = get(() -> stacks.events(query));
        return events.stream()
                .map(e -> e.resourceName() + " " + e.statusText() + " " + e.reason())
                .toList();
    }

    private void signal(
            Stack stack,
            String resource,
            @Nullable String id,
            String status,
            @Nullable String reason,
            @Nullable String data) {
        Sealed ciphertext =
                data == null
                        ? null
                        : sealer.seal(
                                Secret.of(data),
                                new SealContext(stack.id(), resource, SealContext.SIGNAL));
        bus.publish(
                new SignalReceived(
                        ref(stack),
                        resource,
                        SignalDialect.NATIVE,
                        id,
                        UUID.randomUUID().toString(),
                        status,
                        reason,
                        ciphertext,
                        Instant.now()));
    }

    private UserReady userReady(UserWanted wanted, Stack stack) {
        String resource = wanted.resource();
        return new UserReady(
                wanted.stack(),
                resource,
                wanted.generation(),
                "domain-project",
                "user-" + resource,
                wanted.userName(),
                null,
                wanted.keypair() ? keypair(stack, resource) : null,
                wanted.token() ? seal(stack, resource, SealContext.TOKEN, "the-token") : null,
                wanted.token() ? Instant.now() : null,
                wanted.bindings());
    }

    private Keypair keypair(Stack stack, String resource) {
        return new Keypair(
                "access-" + resource,
                seal(stack, resource, SealContext.SECRET_KEY, "secret-" + resource),
                "credential");
    }

    private Sealed seal(Stack stack, String resource, String field, String secret) {
        return sealer.seal(Secret.of(secret), new SealContext(stack.id(), resource, field));
    }

    private static StackRef ref(Stack stack) {
        return new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
    }

    private static boolean of(Stack stack, StackRef ref) {
        return ref.id().equals(stack.id());
    }

    private static <T> T get(Supplier<Uni<T>> call) {
        try {
            return VertxContextSupport.subscribeAndAwait(call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
