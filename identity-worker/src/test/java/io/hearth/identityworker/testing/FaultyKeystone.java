package io.hearth.identityworker.testing;

import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real Keystone with one fault at its n-th call. After a crash no call gets through any more. */
public final class FaultyKeystone implements InvocationHandler {
    private final Keystone real;
    private final Fault fault;
    private final int at;
    private final Runnable repeatEvents;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean crashed;

    /**
     * @param at the call that meets the fault, from 1; 0 for none
     */
    public FaultyKeystone(Keystone real, Fault fault, int at, Runnable repeatEvents) {
        this.real = real;
        this.fault = fault;
        this.at = at;
        this.repeatEvents = repeatEvents;
    }

    public Keystone asKeystone() {
        return (Keystone)
                Proxy.newProxyInstance(
                        Keystone.class.getClassLoader(), new Class<?>[] {Keystone.class}, this);
    }

    public int calls() {
        return calls.get();
    }

    public boolean hasCrashed() {
        return crashed;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (crashed) {
            throw new Crash();
        }
        return calls.incrementAndGet() == at
                ? withFault(method, arguments)
                : call(method, arguments);
    }

    private @Nullable Object withFault(Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (fault) {
            case CRASH_BEFORE_THE_CALL -> {
                crashed = true;
                throw new Crash();
            }
            case CRASH_BEFORE_THE_RECORD -> {
                call(method, arguments);
                crashed = true;
                throw new Crash();
            }
            case ANSWER_LOST -> {
                call(method, arguments);
                throw new KeystoneException.Unavailable("The answer was lost.", Optional.empty());
            }
            case EVENTS_REPEATED -> {
                repeatEvents.run();
                yield call(method, arguments);
            }
        };
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
