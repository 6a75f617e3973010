package io.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keystone's word on a token in use, which is heard anew while the old one is still good. */
@QuarkusTest
@TestProfile(AskedAheadTest.ShortMemory.class)
@WithBackingServices
@WithKeystone(service = "signal-service")
@SuppressWarnings("NullAway.Init") // injected
class AskedAheadTest {
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);
    private static final TestIdentity OTHER = TestIdentity.of(Account.OTHER);
    private static final FaultProxy LINE = TestKeystone.shared().line();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A quarter of which is long enough to see something in. */
    public static final class ShortMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hearth.access.token-cache.members", "8s");
        }
    }

    @Inject TokenAuthenticator authenticator;
    @Inject Vertx vertx;

    private final CountDownLatch answering = new CountDownLatch(1);

    @AfterEach
    void backAgain() {
        answering.countDown();
        LINE.restore();
        authenticator.forgetAll();
    }

    @Test
    void nobodyWaitsForAKeystoneThatTakesItsTime() {
        assertThat(authenticated()).isTrue();
        holdAnswers();
        int before = LINE.requests();

        await("another question to Keystone")
                .pollInterval(Duration.ofMillis(50))
                .until(() -> authenticated() && LINE.requests() > before);

        assertThat(authenticated()).isTrue();
        assertThat(LINE.requests() - before).isEqualTo(1);
    }

    /** As when Keystone takes longer than its last word is good. */
    @Test
    void anAnswerThatComesWhenItIsAskedAgainAlreadyHoldsUpNobody() throws Exception {
        Context loop = vertx.getOrCreateContext();
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch lateIsOnItsWay = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        assertThat(authenticated()).isTrue();
        int before = LINE.requests();
        LINE.meddle(
                (number, request) -> {
                    switch (held.getAndIncrement()) {
                        case 0 -> {
                            late.await();
                            lateIsOnItsWay.countDown();
                        }
                        case 1 -> answering.await();
                        default -> {}
                    }
                    return Optional.of(request.handOn());
                });
        await("a question ahead")
                .pollInterval(Duration.ofMillis(50))
                .until(() -> asked(loop, OWNER).get() != null && LINE.requests() > before);
        authenticator.forgetAll();
        CompletableFuture<TokenAuthentication> again = asked(loop, OWNER);
        await("the question after it").until(() -> LINE.requests() - before == 2);

        late.countDown();
        lateIsOnItsWay.await();
        assertThat(asked(vertx.getOrCreateContext(), OTHER)) // by now it has come
                .succeedsWithin(PATIENCE);
        answering.countDown();

        assertThat(again)
                .succeedsWithin(PATIENCE)
                .isInstanceOf(TokenAuthentication.Authenticated.class);
    }

    /** As when a client closes its connection. */
    @Test
    void whoGoesAwayEndsNothingForThoseWhoWaitForTheSame() {
        int before = LINE.requests();
        holdAnswers();
        Cancellable gone = authenticator.authenticate(OWNER.token()).subscribe().with(answer -> {});
        await("the question").until(() -> LINE.requests() > before);
        CompletableFuture<TokenAuthentication> staying =
                authenticator.authenticate(OWNER.token()).subscribeAsCompletionStage();

        gone.cancel();
        answering.countDown();

        assertThat(staying)
                .succeedsWithin(PATIENCE)
                .isInstanceOf(TokenAuthentication.Authenticated.class);
        assertThat(LINE.requests() - before).isEqualTo(1);
    }

    /** As by a request that this event loop serves. */
    private CompletableFuture<TokenAuthentication> asked(Context loop, TestIdentity who) {
        CompletableFuture<TokenAuthentication> answer = new CompletableFuture<>();
        loop.runOnContext(
                on ->
                        authenticator
                                .authenticate(who.token())
                                .subscribe()
                                .with(answer::complete, answer::completeExceptionally));
        return answer;
    }

    private void holdAnswers() {
        LINE.meddle(
                (number, request) -> {
                    answering.await();
                    return Optional.of(request.handOn());
                });
    }

    private boolean authenticated() {
        Secret token = OWNER.token();
        return authenticator.authenticate(token).await().atMost(PATIENCE)
                instanceof TokenAuthentication.Authenticated;
    }
}
