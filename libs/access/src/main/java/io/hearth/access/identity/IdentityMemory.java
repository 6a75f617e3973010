package io.hearth.access.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hearth.access.TokenAuthenticator;
import io.hearth.access.lease.AuthorityLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What this replica has looked up. The database says when an entry is no longer right; the time
 * limit is for the case that its word does not get through.
 */
@ApplicationScoped
class IdentityMemory {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long MOST = 200_000;

    private final AsyncCache<String, Credential> credentials = cache();
    private final AsyncCache<String, Powers> powers = cache();
    private final AuthorityLeases leases;
    private final TokenAuthenticator tokens;

    IdentityMemory(AuthorityLeases leases, TokenAuthenticator tokens) {
        this.leases = leases;
        this.tokens = tokens;
    }

    AsyncCache<String, Credential> credentials() {
        return credentials;
    }

    AsyncCache<String, Powers> powers() {
        return powers;
    }

    void keyRevoked(String accessKey) {
        leases.revoke(accessKey);
        credentials.synchronous().invalidate(accessKey);
    }

    /** Unlike one that is revoked it may come back. */
    void keyResting(String accessKey) {
        leases.drop(accessKey);
        credentials.synchronous().invalidate(accessKey);
    }

    /** What it may do is to be read again. */
    void userChanged(String userId) {
        powers.synchronous().invalidate(userId);
    }

    /** It was disabled, or is enabled again: what was heard of its tokens may be so no longer. */
    void userTurned(String userId) {
        tokens.forget(userId);
        userChanged(userId);
    }

    /** Its tokens too are worth nothing from now on. */
    void userRevoked(String userId) {
        tokens.revoke(userId);
        userChanged(userId);
    }

    /** An account is used anew, by another than before. */
    void userLeased(String userId) {
        tokens.readmit(userId);
        userChanged(userId);
    }

    /** All keypairs of a stack tree, and what is being looked up, whosever it is. */
    void treeRevoked(String rootId) {
        credentials.asMap().values().removeIf(looked -> mayBeOf(rootId, looked));
    }

    private static boolean mayBeOf(String rootId, CompletableFuture<Credential> looked) {
        if (!looked.isDone() || looked.isCompletedExceptionally()) {
            return true;
        }
        Credential found = looked.getNow(null);
        return found == null || found.stack().rootId().equals(rootId);
    }

    /** For when it is not known what has changed. */
    void forgetAll() {
        credentials.synchronous().invalidateAll();
        powers.synchronous().invalidateAll();
        leases.dropAll();
        tokens.forgetAll();
    }

    private static <V> AsyncCache<String, V> cache() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).buildAsync();
    }
}
