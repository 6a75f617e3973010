package io.hearth.stackapi.engine;

import io.hearth.contract.DeploymentEvent;
import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.Event;
import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.TestBus;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the other services say to the engine, and hear of it, on the real bus. The test is the
 * identity worker.
 */
@Dependent
class OtherServices {
    private final Sealer sealer;
    private final TestBus bus = TestBus.on(Topic.STACKS, Topic.METADATA);

    OtherServices(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What the engine says about a stack. */
    <E extends Event> E heard(Class<E> type, Stack stack) {
        return heard(type, stack, event -> true);
    }

    <E extends Event> E heard(Class<E> type, Stack stack, Predicate<E> condition) {
        return bus.await(
                type, event -> event.subject().equals(stack.id()) && condition.test(event));
    }

    /** Says what another service says. */
    void say(Event event) {
        bus.publish(event);
    }

    /** The identity worker has made what is wanted. */
    void make(UserWanted wanted, Stack stack) {
        make(wanted, stack, Instant.now().plus(Duration.ofHours(2)));
    }

    /**
     * @param tokenEnd when Keystone's token ends, if one is wanted
     */
    void make(UserWanted wanted, Stack stack, Instant tokenEnd) {
        String resource = wanted.resource();
        bus.publish(
                new UserReady(
                        wanted.stack(),
                        resource,
                        wanted.generation(),
                        "domain-project",
                        "user-" + resource,
                        wanted.userName(),
                        wanted.password() == PasswordKind.GENERATED
                                ? seal(stack, resource, SealContext.PASSWORD, "pass-" + resource)
                                : null,
                        wanted.keypair() ? keypair(stack, resource, wanted.generation()) : null,
                        wanted.token()
                                ? seal(stack, resource, SealContext.TOKEN, "the-token")
                                : null,
                        wanted.token() ? tokenEnd : null,
                        wanted.bindings()));
    }

    /** The identity worker has made what is wanted. */
    void make(KeypairWanted wanted, Stack stack) {
        bus.publish(
                new KeypairReady(
                        wanted.stack(),
                        wanted.resource(),
                        wanted.generation(),
                        wanted.userResource(),
                        "domain-project",
                        "user-" + wanted.userResource(),
                        keypair(stack, wanted.resource(), wanted.generation())));
    }

    /** The identity worker has made another keypair for a user, and both work for a while. */
    void rotate(UserWanted wanted, Stack stack, int times, Instant formerUntil) {
        String resource = wanted.resource();
        bus.publish(
                new UserReady(
                        wanted.stack(),
                        resource,
                        wanted.generation(),
                        "domain-project",
                        "user-" + resource,
                        wanted.userName(),
                        null,
                        keypair(stack, resource, times + 1),
                        null,
                        null,
                        wanted.bindings()));
        bus.publish(
                new IdentityRotated(
                        wanted.stack(),
                        resource,
                        wanted.generation(),
                        List.of("access-" + resource),
                        formerUntil));
    }

    /** The same of a keypair of its own. */
    void rotate(KeypairWanted wanted, Stack stack, int times) {
        bus.publish(
                new KeypairReady(
                        wanted.stack(),
                        wanted.resource(),
                        wanted.generation(),
                        wanted.userResource(),
                        "domain-project",
                        "user-" + wanted.userResource(),
                        keypair(stack, wanted.resource(), times + 1)));
    }

    /**
     * A signal as signal-service passes it on.
     *
     * @param data as JSON
     */
    void signal(
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

    /** What a server tells of a deployment, as signal-service passes it on. */
    void tell(Stack stack, String resource, String outputs) {
        bus.publish(
                new SignalReceived(
                        ref(stack),
                        resource,
                        SignalDialect.DEPLOYMENT,
                        null,
                        UUID.randomUUID().toString(),
                        "SUCCESS",
                        null,
                        seal(stack, resource, SealContext.SIGNAL, outputs),
                        Instant.now()));
    }

    /** What a server hears of its deployments. */
    <E extends DeploymentEvent> E heardBy(String server, Class<E> type, Predicate<E> condition) {
        return bus.await(type, event -> event.serverId().equals(server) && condition.test(event));
    }

    /** The config that a server is to apply. */
    Map<String, @Nullable Object> config(DeploymentPublished deployment) {
        return PlainJson.readObject(
                sealer.open(
                                deployment.config(),
                                SealContext.ofDeployedConfig(deployment.deploymentId()))
                        .reveal());
    }

    @PreDestroy
    void leaveBus() throws InterruptedException {
        bus.close();
    }

    private Keypair keypair(Stack stack, String resource, long generation) {
        return new Keypair(
                generation == 1
                        ? "access-" + resource
                        : "access-%s-%d".formatted(resource, generation),
                seal(stack, resource, SealContext.SECRET_KEY, "secret-" + resource),
                "credential");
    }

    private Sealed seal(Stack stack, String resource, String field, String secret) {
        return sealer.seal(Secret.of(secret), new SealContext(stack.id(), resource, field));
    }

    private static StackRef ref(Stack stack) {
        return new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
    }
}
