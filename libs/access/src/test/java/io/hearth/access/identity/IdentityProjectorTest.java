package io.hearth.access.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.Principal;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.SignedCaller;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.url.PresignedUrl;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.messaging.purge.Purges;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From events to who is believed. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class IdentityProjectorTest {
    @Inject IdentityProjector projector;
    @Inject Bindings bindings;
    @Inject Identities identities;
    @Inject SignedCallers callers;
    @Inject Sealer sealer;
    @Inject Pool database;
    @Inject Purges purges;

    private final TestIdentity identity = TestIdentity.ofStackDomain();
    private final String accessKey = identity.accessKey();
    private final String userId = identity.userId();
    private final String anotherKey = UUID.randomUUID().toString();
    private final StackRef stack = stack();

    @AfterEach
    void keystoneIsBack() {
        TestKeystone.shared().line().restore();
    }

    @Test
    void aReadyKeypairIsBelieved() throws Throwable {
        apply(ready(1));

        SignedCaller caller = run(callers.identify(signed(), AgePolicy.PRESIGNED_URL));

        assertThat(caller.principal())
                .isEqualTo(
                        new Principal.StackUser(
                                userId,
                                identity.projectId(),
                                Set.of("heat_stack_user"),
                                accessKey));
        assertThat(caller.credential().stack()).isEqualTo(stack);
        assertThat(caller.path()).isEqualTo("/v1/waitcondition/" + arn());
    }

    @Test
    void oneThatIsNotKnownIsNot() {
        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
    }

    @Test
    void oneThatKeystoneDoesNotVouchForIsNot() throws Throwable {
        identity.forgetKeypair();

        apply(ready(1));

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
    }

    @Test
    void whileKeystoneIsAwayNoLeaseBegins() throws Throwable {
        apply(ready(1));

        TestKeystone.shared().line().cut();

        assertThat(refusal()).isEqualTo(CfnError.SERVICE_UNAVAILABLE);
    }

    @Test
    void revocationEndsItAtOnceAndForGood() throws Throwable {
        apply(ready(1));
        run(callers.identify(signed(), AgePolicy.PRESIGNED_URL));

        apply(revoked());
        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);

        apply(ready(1));
        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();
    }

    /** The key tells nobody's name: whose it is, Keystone says. */
    @Test
    @Tag("rustfs-4464")
    void aKeyThatIsAnothersInKeystoneIsRefused() throws Throwable {
        apply(ready(1, accessKey, "somebody-else"));

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
    }

    /** Somebody had removed the user from Keystone, and the scan made it again. */
    @Test
    void aKeypairIsBelievedOfTheUserThatTakesThePlaceOfItsOwn() throws Throwable {
        apply(ready(1, accessKey, "removed-" + userId));
        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);

        apply(ready(1));

        await("what was looked up is dropped")
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(
                                                run(callers.identify(
                                                                signed(), AgePolicy.PRESIGNED_URL))
                                                        .principal()
                                                        .userId())
                                        .isEqualTo(userId));
    }

    @Test
    void soItIsOfTheProjectThatTakesThePlaceOfItsOwn() throws Throwable {
        apply(ready(1, "removed", userId, accessKey));
        assertThat(project()).isEqualTo("removed");

        apply(ready(1));

        await("what was looked up is dropped")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(project()).isEqualTo(identity.projectId()));
    }

    private String project() throws Throwable {
        return run(identities.credential(accessKey)).orElseThrow().domainProjectId();
    }

    /** Its successor was made beside it; what was rotated ends by a revocation of its key alone. */
    @Test
    @Tag("replay-after-rotation")
    void bothKeypairsOfARotationAreBelievedUntilOneIsRevoked() throws Throwable {
        apply(ready(1));
        apply(ready(anotherKey));
        apply(
                new IdentityEvent.IdentityRotated(
                        stack, "handle", 1, List.of(accessKey), Instant.now()));

        assertThat(run(callers.identify(signed(), AgePolicy.PRESIGNED_URL))).isNotNull();
        assertThat(run(identities.credential(anotherKey))).isPresent();

        apply(new IdentityEvent.IdentityRevoked(stack, "handle", 1, null, List.of(accessKey)));

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
        assertThat(run(identities.credential(anotherKey))).isPresent();
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();
    }

    @Test
    void whatIsRevokedAtOnceMayDoNothingUntilItHasWhatFollows() throws Throwable {
        apply(ready(1));
        run(callers.identify(signed(), AgePolicy.PRESIGNED_URL));

        apply(new IdentityEvent.CredentialsRevoked(stack, "handle", 1, userId, List.of(accessKey)));

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();

        apply(ready(anotherKey));

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();
        assertThat(run(identities.credential(anotherKey))).isPresent();
    }

    @Test
    void aRevocationThatComesFirstWins() throws Throwable {
        apply(revoked());
        apply(ready(1));

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();
    }

    @Test
    void theProjectsEndEndsAll() throws Throwable {
        apply(ready(1));
        run(callers.identify(signed(), AgePolicy.PRESIGNED_URL));

        apply(new IdentityEvent.DomainProjectRemoved(stack));

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
    }

    @Test
    void aRevocationByAnotherReplicaIsHeard() throws Throwable {
        apply(ready(1));
        run(callers.identify(signed(), AgePolicy.PRESIGNED_URL));

        run(
                database.preparedQuery(
                                "update credential set revoked_at = now(), sealed_secret = null"
                                        + " where access_key = $1")
                        .execute(Tuple.of(accessKey)));

        await("what is remembered is dropped")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED));
    }

    @Test
    void aRevocationIsRememberedLongerThanTheBusCanTellOfTheIdentityAndNotForEver()
            throws Throwable {
        apply(ready(1));
        apply(revoked());
        revokedBefore("29 days");
        purges.run();
        assertThat(remembered()).isEqualTo(2);

        revokedBefore("31 days");
        purges.run();

        assertThat(remembered()).isZero();
    }

    @Test
    void anIdentityThatStandsIsNotPurged() throws Throwable {
        apply(ready(1));

        purges.run();

        assertThat(remembered()).isEqualTo(2);
    }

    @Test
    @Tag("CVE-2013-0282")
    void aDisabledUserMayDoNothingUntilItIsReadyAgain() throws Throwable {
        apply(ready(1));
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();

        apply(new IdentityEvent.IdentityDisabled(stack, "handle", 1, userId));
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();

        apply(ready(1));
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();
    }

    /** Access keys are of resources of their own, on one user. */
    @Test
    @Tag("replay-of-the-suspended")
    void oneKeyOfAUserRestsAndIsTakenAgainWhileAllElseGoesOn() throws Throwable {
        apply(ready(1, anotherKey));
        apply(keyReady());
        run(callers.identify(signed(), AgePolicy.PRESIGNED_URL));

        apply(resting());

        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
        assertThat(run(identities.storedCredential(accessKey))).isEmpty();
        assertThat(run(identities.credential(anotherKey))).isPresent();
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();

        apply(resting());
        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);

        apply(keyReady());
        assertThat(run(callers.identify(signed(), AgePolicy.PRESIGNED_URL))).isNotNull();

        apply(resting());
        apply(new IdentityEvent.IdentityRevoked(stack, "key", 1, null, List.of(accessKey)));
        apply(resting());
        apply(keyReady());
        assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED);
    }

    @Test
    void thatAKeyRestsIsHeardFromAnotherReplica() throws Throwable {
        apply(ready(1, anotherKey));
        apply(keyReady());
        run(callers.identify(signed(), AgePolicy.PRESIGNED_URL));

        run(
                database.withTransaction(
                        connection -> new IdentityTables(connection).disable(resting())));

        await("what is remembered is dropped")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(refusal()).isEqualTo(CfnError.ACCESS_DENIED));
    }

    @Test
    void disablingAnEarlierGenerationChangesNothing() throws Throwable {
        apply(ready(2));

        apply(new IdentityEvent.IdentityDisabled(stack, "handle", 1, userId));

        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();
    }

    @Test
    void onlyWhatIsBoundIsAllowed() throws Throwable {
        apply(ready(1));

        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();
        assertThat(allows("handle", Capability.METADATA_READ)).isFalse();
        assertThat(allows("other", Capability.SIGNAL_SEND)).isFalse();
    }

    @Test
    void anOlderGenerationChangesNothing() throws Throwable {
        apply(ready(2));
        apply(
                new IdentityEvent.UserReady(
                        stack,
                        "handle",
                        1,
                        identity.projectId(),
                        userId,
                        "name",
                        null,
                        null,
                        null,
                        null,
                        List.of(binding("other"))));

        assertThat(allows("handle", Capability.SIGNAL_SEND)).isTrue();
        assertThat(allows("other", Capability.SIGNAL_SEND)).isFalse();
    }

    @Test
    void anAccountIsTheNextOnesWhenItIsLeasedAgain() throws Throwable {
        apply(leased("handle", 1));
        apply(returned("handle", 1));
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();

        apply(leased("other", 2));
        assertThat(allows("other", Capability.SIGNAL_SEND)).isTrue();
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();
    }

    /** Its keypair is gone from Keystone, but may be believed until that is heard of. */
    @Test
    void whoUsedAnAccountBeforeMayNotDoWhatItsNextUserMay() throws Throwable {
        apply(leased("handle", 1));
        apply(leased("other", 2));

        assertThat(allowsIn("another tree's project", "other")).isFalse();
        assertThat(allowsIn(identity.projectId(), "other")).isTrue();
    }

    @Test
    void whatComesLateOfAnEarlierLeaseChangesNothing() throws Throwable {
        apply(leased("other", 2));

        apply(leased("handle", 1));
        apply(new IdentityEvent.IdentityDisabled(stack, "handle", 1, userId, null, 1L));
        apply(returned("handle", 1));

        assertThat(allows("other", Capability.SIGNAL_SEND)).isTrue();
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();
    }

    @Test
    void aReturnThatComesFirstWins() throws Throwable {
        apply(leased("handle", 1));
        apply(returned("other", 2));
        apply(leased("other", 2));

        assertThat(allows("other", Capability.SIGNAL_SEND)).isFalse();
        assertThat(allows("handle", Capability.SIGNAL_SEND)).isFalse();
    }

    private IdentityEvent leased(String resource, long lease) {
        return new IdentityEvent.UserReady(
                stack,
                resource,
                1,
                identity.projectId(),
                userId,
                "pool-1",
                null,
                null,
                null,
                null,
                List.of(binding(resource)),
                lease);
    }

    private IdentityEvent returned(String resource, long lease) {
        return new IdentityEvent.IdentityRevoked(stack, resource, 1, userId, List.of(), lease);
    }

    private void revokedBefore(String age) throws Throwable {
        for (String table : List.of("credential", "domain_user")) {
            run(
                    database.preparedQuery(
                                    "update %s set revoked_at = now() - cast($1 as text)::interval where root_id = $2"
                                            .formatted(table))
                            .execute(Tuple.of(age, stack.rootId())));
        }
    }

    /** The user and its keypair. */
    private long remembered() throws Throwable {
        return run(
                database.preparedQuery(
                                "select (select count(*) from credential where root_id = $1)"
                                        + " + (select count(*) from domain_user where root_id = $1)")
                        .execute(Tuple.of(stack.rootId()))
                        .map(rows -> rows.iterator().next().getLong(0)));
    }

    private CfnError refusal() {
        try {
            throw new AssertionError(run(callers.identify(signed(), AgePolicy.PRESIGNED_URL)));
        } catch (CfnFault fault) {
            return fault.error();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
    }

    private boolean allowsIn(String domainProjectId, String resource) throws Throwable {
        return allows(domainProjectId, resource, Capability.SIGNAL_SEND);
    }

    private boolean allows(String resource, Capability capability) throws Throwable {
        return allows(identity.projectId(), resource, capability);
    }

    private boolean allows(String domainProjectId, String resource, Capability capability)
            throws Throwable {
        Principal.StackUser user = new Principal.StackUser(userId, domainProjectId, Set.of(), null);
        return run(bindings.allows(user, stack.id(), resource, capability));
    }

    private IdentityEvent ready(long generation) {
        return ready(generation, accessKey);
    }

    private IdentityEvent ready(String newAccessKey) {
        return ready(1, newAccessKey);
    }

    private IdentityEvent ready(long generation, String key) {
        return ready(generation, key, userId);
    }

    private IdentityEvent ready(long generation, String key, String user) {
        return ready(generation, identity.projectId(), user, key);
    }

    private IdentityEvent ready(long generation, String domainProjectId, String user, String key) {
        SealContext context = new SealContext(stack.id(), "handle", SealContext.SECRET_KEY);
        Keypair keypair = new Keypair(key, sealer.seal(identity.secretKey(), context), "id");
        return new IdentityEvent.UserReady(
                stack,
                "handle",
                generation,
                domainProjectId,
                user,
                "name",
                null,
                keypair,
                null,
                null,
                List.of(binding("handle")));
    }

    private IdentityEvent.KeypairReady keyReady() {
        SealContext context = new SealContext(stack.id(), "key", SealContext.SECRET_KEY);
        return new IdentityEvent.KeypairReady(
                stack,
                "key",
                1,
                "handle",
                identity.projectId(),
                userId,
                new Keypair(accessKey, sealer.seal(identity.secretKey(), context), "id"));
    }

    private IdentityEvent.IdentityDisabled resting() {
        return new IdentityEvent.IdentityDisabled(stack, "key", 1, userId, accessKey, null);
    }

    private IdentityEvent revoked() {
        return new IdentityEvent.IdentityRevoked(stack, "handle", 1, userId, List.of(accessKey));
    }

    private Binding binding(String resource) {
        return new Binding(stack.id(), resource, Capability.SIGNAL_SEND);
    }

    private RawRequest signed() {
        URI url =
                URI.create(
                        PresignedUrl.sign(
                                "PUT",
                                "http://h:8000/v1/waitcondition",
                                arn(),
                                accessKey,
                                identity.secretKey(),
                                Optional.of(Instant.now())));
        return new RawRequest(
                "PUT",
                url.getRawPath() + "?" + url.getRawQuery(),
                url.getAuthority(),
                Map.of(),
                new byte[0]);
    }

    private ResourceArn arn() {
        return new ResourceArn(stack.projectId(), stack.name(), stack.id(), "handle");
    }

    private static StackRef stack() {
        String id = UUID.randomUUID().toString();
        return new StackRef(id, "demo", id, "p1");
    }

    private void apply(IdentityEvent event) throws Throwable {
        run(
                projector.apply(
                        List.of(
                                new EventEnvelope(
                                        UUID.randomUUID(), "/test", Instant.now(), event))));
    }

    private static <T> T run(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
