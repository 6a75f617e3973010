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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
    private static final FaultProxy LINE = TestKeystone.shared().line();

    /** A quarter of which is long enough to see something in. */
    public static final class ShortMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hearth.access.token-cache.members", "8s");
        }
    }

    @Inject TokenAuthenticator authenticator;

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

    private void holdAnswers() {
        LINE.meddle(
                (number, request) -> {
                    answering.await();
                    return Optional.of(request.handOn());
                });
    }

    private boolean authenticated() {
        Secret token = OWNER.token();
        return authenticator.authenticate(token).await().atMost(Duration.ofSeconds(20))
                instanceof TokenAuthentication.Authenticated;
    }
}
