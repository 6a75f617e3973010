package io.hearth.identityworker.testing;

import io.hearth.keystone.KeystoneException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real Keystone with one fault at its n-th call. After a crash no call gets through any more. */
public final class FaultyKeystone {
    private final Fault fault;
    private final int at;
    private final Runnable repeatEvents;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean crashed;

    /**
     * @param at the call that meets the fault, from 1; 0 for none
     */
    public FaultyKeystone(Fault fault, int at, Runnable repeatEvents) {
        this.fault = fault;
        this.at = at;
        this.repeatEvents = repeatEvents;
    }

    /** One face of the real one, whose calls count with those of all others. */
    public <T> T before(Class<T> face, T real) {
        return face.cast(
                Proxy.newProxyInstance(
                        face.getClassLoader(),
                        new Class<?>[] {face},
                        (proxy, method, arguments) -> invoke(real, method, arguments)));
    }

    public int calls() {
        return calls.get();
    }

    public boolean hasCrashed() {
        return crashed;
    }

    private @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (crashed) {
            throw new Crash();
        }
        return calls.incrementAndGet() == at
                ? withFault(real, method, arguments)
                : call(real, method, arguments);
    }

    private @Nullable Object withFault(Object real, Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (fault) {
            case CRASH_BEFORE_THE_CALL -> {
                crashed = true;
                throw new Crash();
            }
            case CRASH_BEFORE_THE_RECORD -> {
                call(real, method, arguments);
                crashed = true;
                throw new Crash();
            }
            case ANSWER_LOST -> {
                call(real, method, arguments);
                throw new KeystoneException.Unavailable("The answer was lost.", Optional.empty());
            }
            case EVENTS_REPEATED -> {
                repeatEvents.run();
                yield call(real, method, arguments);
            }
        };
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
