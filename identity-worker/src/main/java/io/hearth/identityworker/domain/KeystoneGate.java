package io.hearth.identityworker.domain;

import io.hearth.keystone.KeystoneException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.Guard;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * Keystone is slow and precious: only so many calls at once, and none for a while once it has
 * stopped answering. What the gate holds back fails as {@link KeystoneException.Unavailable} with
 * the time to wait.
 */
public final class KeystoneGate {
    /** The name under which SmallRye Fault Tolerance reports the circuit breaker. */
    public static final String BREAKER = "keystone";

    /**
     * Timer of the calls, without the wait for their turn; tags {@code operation} (a method of
     * {@link io.hearth.keystone.Keystone Keystone} or {@link io.hearth.keystone.DelegatedKeystone})
     * and {@code outcome} ({@code ok}, or the kind of failure).
     */
    public static final String CALLS = "hearth.keystone.calls";

    private static final int CALLS_WATCHED = 10;
    private static final double BAD_ENOUGH = 0.5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Semaphore permits;
    private final MeterRegistry meters;
    private final Guard breaker =
            Guard.create()
                    .withDescription(BREAKER)
                    .withCircuitBreaker()
                    .name(BREAKER)
                    .requestVolumeThreshold(CALLS_WATCHED)
                    .failureRatio(BAD_ENOUGH)
                    .delay(PAUSE.toMillis(), ChronoUnit.MILLIS)
                    // a refused login is hammered no more than a dead Keystone
                    .failOn(
                            List.of(
                                    KeystoneException.Unavailable.class,
                                    KeystoneException.Unauthorized.class))
                    .done()
                    .build();

    /**
     * @param concurrency calls at once
     */
    public KeystoneGate(int concurrency, MeterRegistry meters) {
        this.meters = meters;
        this.permits = new Semaphore(concurrency, true);
    }

    /**
     * The same, held back by this gate with all else that is behind it.
     *
     * @param face the interface that is called
     */
    public <T> T before(Class<T> face, T keystone) {
        return face.cast(
                Proxy.newProxyInstance(
                        face.getClassLoader(),
                        new Class<?>[] {face},
                        (proxy, method, arguments) -> pass(keystone, method, arguments)));
    }

    private @Nullable Object pass(Object keystone, Method method, Object @Nullable [] arguments)
            throws Exception {
        permits.acquireUninterruptibly();
        try {
            return breaker.call(() -> timed(keystone, method, arguments), Object.class);
        } catch (CircuitBreakerOpenException e) {
            throw new KeystoneException.Unavailable(
                    "Keystone has not been answering and is left alone for a while.",
                    Optional.of(PAUSE));
        } finally {
            permits.release();
        }
    }

    private Object timed(Object keystone, Method method, Object @Nullable [] arguments)
            throws Exception {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "ok";
        try {
            return call(keystone, method, arguments);
        } catch (KeystoneException e) {
            outcome = e.getClass().getSimpleName();
            throw e;
        } finally {
            sample.stop(meters.timer(CALLS, "operation", method.getName(), "outcome", outcome));
        }
    }

    @SuppressWarnings("NullAway") // a void method's answer is null
    private static Object call(Object keystone, Method method, Object @Nullable [] arguments)
            throws Exception {
        try {
            return method.invoke(keystone, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
