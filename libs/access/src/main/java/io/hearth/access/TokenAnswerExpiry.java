package io.hearth.access;

import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;

/** How long an answer is kept: by the kind of caller, and never beyond the token's end. */
final class TokenAnswerExpiry implements Expiry<String, TokenAnswer> {
    private static final Duration LONGEST_FOR_MEMBERS = Duration.ofMinutes(5);
    private static final Duration LONGEST_FOR_STACK_USERS = Duration.ofMinutes(1);

    /** Long enough to spare Keystone a client that hammers with a dead token. */
    private static final Duration REFUSAL = Duration.ofSeconds(5);

    private final Duration members;
    private final Duration stackUsers;

    TokenAnswerExpiry(TokenCacheConfig config) {
        this.members = shorter(config.members(), LONGEST_FOR_MEMBERS);
        this.stackUsers = shorter(config.stackUsers(), LONGEST_FOR_STACK_USERS);
    }

    /** From when it was heard. */
    Duration lifetime(TokenAnswer answer) {
        Duration kept =
                answer.principal()
                        .map(who -> who instanceof Principal.StackUser ? stackUsers : members)
                        .orElse(REFUSAL);
        Duration left =
                answer.expiresAt().equals(Instant.MAX)
                        ? kept
                        : Duration.between(answer.heardAt(), answer.expiresAt());
        return left.isNegative() ? Duration.ZERO : shorter(kept, left);
    }

    @Override
    public long expireAfterCreate(String key, TokenAnswer answer, long currentTime) {
        Duration passed = Duration.between(answer.heardAt(), Instant.now());
        return Math.max(0, lifetime(answer).minus(passed).toNanos());
    }

    @Override
    public long expireAfterUpdate(
            String key, TokenAnswer answer, long currentTime, long currentDuration) {
        return expireAfterCreate(key, answer, currentTime);
    }

    @Override
    public long expireAfterRead(
            String key, TokenAnswer answer, long currentTime, long currentDuration) {
        return currentDuration;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
