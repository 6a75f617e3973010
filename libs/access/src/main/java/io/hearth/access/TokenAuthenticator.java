package io.hearth.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hearth.contract.DenialReason;
import io.hearth.contract.SignalTicket;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneTokens;
import io.hearth.keystone.ValidatedToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whose token is it. Keystone is asked once for each token, however many requests carry it, and its
 * word is kept for a short while under the token's hash; of one in use it is asked again before
 * that while is over.
 */
@ApplicationScoped
public class TokenAuthenticator {
    private static final String ABOUT = "token";
    private static final Logger LOG = Logger.getLogger(TokenAuthenticator.class);
    private static final TokenAuthentication NO_VERDICT =
            new TokenAuthentication.Unavailable(Duration.ofSeconds(2));

    /** Longer than any answer is kept, so that none of a revoked user comes back. */
    private static final Duration REVOCATION_MEMORY = Duration.ofMinutes(30);

    private final KeystoneTokens keystone;
    private final PrincipalClassifier classifier;
    private final Instance<TicketAuthenticator> tickets;
    private final KeystoneVerdicts verdicts;
    private final TokenAnswerExpiry expiry;
    private final AsyncCache<String, TokenAnswer> answers;

    /** The keys of those that Keystone is being asked for anew. */
    private final Set<String> askedAhead = ConcurrentHashMap.newKeySet();

    private final Cache<String, Boolean> revokedUsers =
            Caffeine.newBuilder().expireAfterWrite(REVOCATION_MEMORY).build();
    private final InstantSource clock = InstantSource.system();

    TokenAuthenticator(
            KeystoneTokens keystone,
            PrincipalClassifier classifier,
            Instance<TicketAuthenticator> tickets,
            KeystoneVerdicts verdicts,
            TokenCacheConfig config) {
        this.keystone = keystone;
        this.classifier = classifier;
        this.tickets = tickets;
        this.verdicts = verdicts;
        this.expiry = new TokenAnswerExpiry(config);
        this.answers =
                Caffeine.newBuilder().maximumSize(config.size()).expireAfter(expiry).buildAsync();
    }

    /** Never fails: every outcome is a {@link TokenAuthentication}. */
    public Uni<TokenAuthentication> authenticate(Secret token) {
        return SignalTicket.is(token) ? authenticateTicket(token) : authenticateToken(token);
    }

    private Uni<TokenAuthentication> authenticateTicket(Secret ticket) {
        return tickets.isResolvable()
                ? tickets.get()
                        .authenticate(ticket)
                        .onFailure()
                        .invoke(
                                e ->
                                        LOG.warnf(
                                                "There is no verdict on a ticket: %s",
                                                e.getMessage()))
                        .onFailure()
                        .recoverWithItem(NO_VERDICT)
                : Uni.createFrom()
                        .item(new TokenAuthentication.Refused(DenialReason.TICKET_NOT_VALID));
    }

    private Uni<TokenAuthentication> authenticateToken(Secret token) {
        return CallerContext.answerOf(
                        answers.get(
                                hash(token),
                                (key, executor) -> ask(token).subscribeAsCompletionStage()))
                .map(answer -> answer == null ? NO_VERDICT : judge(token, answer));
    }

    private TokenAuthentication judge(Secret token, TokenAnswer answer) {
        if (isOld(answer)) {
            askAhead(token, answer);
        }
        return judge(answer);
    }

    /** In the last quarter of its time; a refusal's is short, and nobody waits for another. */
    private boolean isOld(TokenAnswer answer) {
        Duration kept = expiry.lifetime(answer);
        return answer.principal().isPresent()
                && clock.instant()
                        .isAfter(answer.heardAt().plus(kept.dividedBy(4).multipliedBy(3)));
    }

    /** Who calls again and again waits for Keystone once: it is asked while its word is good. */
    private void askAhead(Secret token, TokenAnswer old) {
        String key = hash(token);
        if (askedAhead.add(key)) {
            ask(token)
                    .eventually(() -> askedAhead.remove(key))
                    .subscribe()
                    .with(
                            next -> {
                                if (next != null) {
                                    replace(key, old, next);
                                }
                            });
        }
    }

    /**
     * Unless the old one is gone meanwhile. What is being asked by now is not waited for: this is
     * an event loop, which may be the one that is to bring it.
     */
    private void replace(String key, TokenAnswer old, TokenAnswer next) {
        CompletableFuture<TokenAnswer> kept = answers.getIfPresent(key);
        if (kept != null && old.equals(kept.getNow(null))) {
            answers.asMap().replace(key, kept, CompletableFuture.completedFuture(next));
        }
    }

    /** Refuses the user's tokens from now on, whatever was heard of them before. */
    public void revoke(String userId) {
        revokedUsers.put(userId, Boolean.TRUE);
    }

    /**
     * Forgets what was heard of one user's tokens, so that Keystone is asked again; what is being
     * asked is forgotten, too, whoever it is about.
     */
    public void forget(String userId) {
        answers.asMap().values().removeIf(asked -> mayBeAbout(userId, asked.getNow(null)));
    }

    private static boolean mayBeAbout(String userId, @Nullable TokenAnswer answer) {
        return answer == null
                || answer.principal().filter(who -> who.userId().equals(userId)).isPresent();
    }

    /** The user's tokens are heard of again; of those from before, Keystone is asked anew. */
    public void readmit(String userId) {
        forget(userId);
        revokedUsers.invalidate(userId);
    }

    /** Forgets what was heard, so that Keystone is asked again. */
    public void forgetAll() {
        answers.synchronous().invalidateAll();
    }

    /** Without a verdict there is nothing to remember: null leaves no entry. */
    private Uni<@Nullable TokenAnswer> ask(Secret token) {
        Instant now = clock.instant();
        return keystone.validate(token)
                .map(validated -> answer(validated, now))
                .invoke(this::count)
                .onFailure()
                .invoke(
                        e -> {
                            verdicts.none(ABOUT);
                            LOG.warnf("Keystone gave no verdict on a token: %s", e.getMessage());
                        })
                .onFailure()
                .recoverWithNull();
    }

    private void count(TokenAnswer answer) {
        if (answer.principal().isPresent()) {
            verdicts.vouched(ABOUT);
        } else {
            verdicts.refused(ABOUT);
        }
    }

    private TokenAnswer answer(Optional<ValidatedToken> validated, Instant heardAt) {
        return validated
                .map(token -> answer(token, heardAt))
                .orElseGet(() -> TokenAnswer.refusal(DenialReason.TOKEN_NOT_VALID, heardAt));
    }

    private TokenAnswer answer(ValidatedToken token, Instant heardAt) {
        return classifier
                .classify(token)
                .map(who -> TokenAnswer.of(who, token.expiresAt(), heardAt))
                .orElseGet(() -> TokenAnswer.refusal(DenialReason.TOKEN_WITHOUT_PROJECT, heardAt));
    }

    private TokenAuthentication judge(TokenAnswer answer) {
        Instant now = clock.instant();
        return answer.principal()
                .filter(who -> now.isBefore(answer.expiresAt()))
                .map(this::judge)
                .orElseGet(() -> new TokenAuthentication.Refused(answer.refusal()));
    }

    private TokenAuthentication judge(Principal vouchedFor) {
        return revokedUsers.getIfPresent(vouchedFor.userId()) == null
                ? new TokenAuthentication.Authenticated(vouchedFor)
                : new TokenAuthentication.Refused(DenialReason.USER_REVOKED);
    }

    private static String hash(Secret token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
