package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One login with one token that all calls share. A password costs Keystone as much as ten reads, so
 * whoever needs a new token waits for the one login that is under way.
 */
final class Session {
    /** A token is not used in its last moments, so that it does not end on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Transport transport;
    private final Call login;
    private final Clock clock;
    private @Nullable CompletableFuture<Token> token;

    Session(Transport transport, Call login, Clock clock) {
        this.transport = transport;
        this.login = login;
        this.clock = clock;
    }

    /** Sends a call; when Keystone answers 401, once more with a new token. */
    CompletableFuture<Answer> send(Call call) {
        return token().thenCompose(
                        used ->
                                sendWith(used, call)
                                        .thenCompose(
                                                answer ->
                                                        answer.status() == 401
                                                                ? sendRenewed(used, call)
                                                                : done(answer)));
    }

    CompletableFuture<Answer> sendWith(Token used, Call call) {
        return transport.send(call, Optional.of(used.value()));
    }

    CompletableFuture<Answer> sendRenewed(Token refused, Call call) {
        forget(refused);
        return token().thenCompose(fresh -> sendWith(fresh, call));
    }

    synchronized CompletableFuture<Token> token() {
        CompletableFuture<Token> current = token;
        if (current == null || current.isCompletedExceptionally() || isEnding(current)) {
            current = transport.send(login, Optional.empty()).thenApply(Session::token);
            token = current;
        }
        return current;
    }

    /** Only if it is still the shared one: another call may have renewed it already. */
    private synchronized void forget(Token refused) {
        CompletableFuture<Token> current = token;
        if (current != null
                && current.isDone()
                && !current.isCompletedExceptionally()
                && current.join().value().equals(refused.value())) {
            token = null;
        }
    }

    private boolean isEnding(CompletableFuture<Token> current) {
        return current.isDone()
                && current.join().expiresAt().minus(MARGIN).isBefore(clock.instant());
    }

    static Token token(Answer answer) {
        answer.orThrow();
        Secret value =
                answer.token()
                        .orElseThrow(
                                () ->
                                        new KeystoneException.Unavailable(
                                                "Keystone's login answer lacks the token.",
                                                Optional.empty()));
        return new Token(
                value, Instant.parse(Answer.text(answer.body().path("token"), "expires_at")));
    }

    private static CompletableFuture<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
