package io.hearth.identityworker.domain;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * As the user itself, to whom Keystone leaves its own keypairs: the stack domain's admin needs no
 * right to any. A user without a password gets one that only this process knows, until it ends; who
 * does not know it sets another.
 */
public final class UsersLogin implements KeypairLogin {
    private static final int STRIPES = 64;
    private static final int MOST_REMEMBERED = 10_000;

    private final Keystone admin;
    private final BiFunction<String, Secret, Keystone> logins;
    private final UserPasswords passwords;
    private final RandomPassword random = new RandomPassword();
    private final Map<String, Secret> remembered =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Secret> eldest) {
                            return size() > MOST_REMEMBERED;
                        }
                    });
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    /**
     * @param admin the stack domain's
     * @param logins Keystone as a user, by id and password
     */
    public UsersLogin(
            Keystone admin, BiFunction<String, Secret, Keystone> logins, UserPasswords passwords) {
        this.admin = admin;
        this.logins = logins;
        this.passwords = passwords;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    @Override
    public Optional<Secret> firstPassword() {
        return Optional.of(random.next());
    }

    @Override
    public void remember(String userId, Secret password) {
        remembered.put(userId, password);
    }

    /**
     * @throws KeystoneException.NotFound if there is no such user
     */
    @Override
    public <T> T ask(String userId, Function<Keystone, T> calls) {
        // who sets a password must be the one to use it, and who enables a user is left alone
        ReentrantLock lock = lock(userId);
        lock.lock();
        try {
            return enabled(userId, () -> as(userId, calls));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T> T ask(String userId, Secret fresh, Function<Keystone, T> calls) {
        ReentrantLock lock = lock(userId);
        lock.lock();
        try {
            remember(userId, fresh);
            NextSecond.await();
            return enabled(userId, () -> calls.apply(logins.apply(userId, fresh)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean canLook() {
        return false;
    }

    private <T> T enabled(String userId, Supplier<T> calls) {
        return isEnabled(userId) ? calls.get() : awake(userId, calls);
    }

    private ReentrantLock lock(String userId) {
        return locks[Math.floorMod(userId.hashCode(), STRIPES)];
    }

    private boolean isEnabled(String userId) {
        return admin.user(userId)
                .map(User::enabled)
                .orElseThrow(
                        () ->
                                new KeystoneException.NotFound(
                                        "User %s is gone from Keystone.".formatted(userId)));
    }

    /** Keystone lets no disabled user in; the scan disables it if this does not. */
    private <T> T awake(String userId, Supplier<T> calls) {
        admin.setUserEnabled(userId, true);
        try {
            return calls.get();
        } finally {
            admin.setUserEnabled(userId, false);
        }
    }

    private <T> T as(String userId, Function<Keystone, T> calls) {
        Optional<Secret> own = passwords.of(userId);
        if (own.isPresent()) {
            return calls.apply(logins.apply(userId, own.get()));
        }
        Secret known = remembered.get(userId);
        if (known != null) {
            try {
                return calls.apply(logins.apply(userId, known));
            } catch (KeystoneException.Unauthorized e) {
                // another process has set one since
                remembered.remove(userId);
            }
        }
        return calls.apply(logins.apply(userId, anew(userId)));
    }

    private Secret anew(String userId) {
        Secret password = random.next();
        admin.setPassword(userId, password);
        remember(userId, password);
        NextSecond.await();
        return password;
    }
}
