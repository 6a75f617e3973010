package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@link KeystoneTokens} by one HTTP call a question, as a rule. */
final class SessionKeystoneTokens implements KeystoneTokens {
    private static final Set<Integer> TOKEN_REFUSALS = Set.of(404);

    /** A request that it cannot read, a bad signature or a dead user, an unknown access key. */
    private static final Set<Integer> EC2_REFUSALS = Set.of(400, 401, 404);

    private final Session session;

    SessionKeystoneTokens(Session session) {
        this.session = session;
    }

    @Override
    public Uni<Optional<ValidatedToken>> validate(Secret token) {
        if (!isHeaderText(token.reveal())) {
            return Uni.createFrom().item(Optional.empty());
        }
        Call call = Call.get("/auth/tokens?nocatalog").about(token);
        return onCallersContext(
                () ->
                        session.send(call)
                                .thenApply(
                                        a ->
                                                verdict(
                                                        a,
                                                        TOKEN_REFUSALS,
                                                        SessionKeystoneTokens::said)));
    }

    @Override
    public Uni<Optional<IssuedToken>> verifyEc2(Ec2Request request) {
        Call call = question(request);
        return onCallersContext(
                () ->
                        verifyEc2(call)
                                .thenApply(
                                        a ->
                                                verdict(
                                                        a,
                                                        EC2_REFUSALS,
                                                        SessionKeystoneTokens::issued)));
    }

    /**
     * Keystone answers 401 to a bad signature and to our own token's end alike. Which one it was,
     * our token itself tells: a renewal for every bad signature would let anyone keep Keystone busy
     * with logins.
     */
    private CompletableFuture<Answer> verifyEc2(Call call) {
        return session.token()
                .thenCompose(
                        own ->
                                session.sendWith(own, call)
                                        .thenCompose(
                                                answer ->
                                                        answer.status() == 401
                                                                ? sendAgainIfRefused(
                                                                        own, call, answer)
                                                                : CompletableFuture.completedFuture(
                                                                        answer)));
    }

    private CompletableFuture<Answer> sendAgainIfRefused(Token own, Call call, Answer refusal) {
        Call question = Call.get("/auth/tokens?nocatalog").about(own.value());
        return session.sendWith(own, question)
                .thenCompose(
                        answer ->
                                answer.status() == 401 || answer.status() == 404
                                        ? session.sendRenewed(own, call)
                                        : CompletableFuture.completedFuture(refusal));
    }

    private static ValidatedToken said(Answer answer) {
        return Shapes.validatedToken(answer.body().path("token"));
    }

    private static IssuedToken issued(Answer answer) {
        return new IssuedToken(
                said(answer),
                answer.token()
                        .orElseThrow(
                                () ->
                                        new KeystoneException.Unavailable(
                                                "Keystone's answer lacks its token.",
                                                Optional.empty())));
    }

    private static <T> Optional<T> verdict(
            Answer answer, Set<Integer> refusals, Function<Answer, T> shape) {
        if (answer.isSuccess()) {
            return Optional.of(shape.apply(answer));
        }
        if (refusals.contains(answer.status()) && answer.isKeystonesWord()) {
            return Optional.empty();
        }
        // Whatever is wrong with our own login, Keystone or the way to it says nothing about the
        // caller.
        throw new KeystoneException.Unavailable(
                String.valueOf(answer.failure().getMessage()), answer.retryAfter());
    }

    static Call question(Ec2Request request) {
        return Call.post("/ec2tokens", Map.of("credentials", credentials(request)));
    }

    private static Map<String, Object> credentials(Ec2Request request) {
        Map<String, Object> credentials = new HashMap<>();
        credentials.put("access", request.access());
        credentials.put("signature", request.signature());
        credentials.put("host", request.host());
        credentials.put("verb", request.verb());
        credentials.put("path", request.path());
        credentials.put("params", request.params());
        credentials.put("headers", request.headers());
        credentials.put("body_hash", request.bodyHash());
        return credentials;
    }

    /** What cannot be a header is no token either. */
    private static boolean isHeaderText(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** The answer comes back where the question was asked, as Vert.x code expects. */
    static <T> Uni<T> onCallersContext(Supplier<CompletableFuture<T>> question) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Context context = Vertx.currentContext();
                            Uni<T> answer = Uni.createFrom().completionStage(question);
                            Uni<T> mapped =
                                    answer.onFailure(CompletionException.class)
                                            .transform(SessionKeystoneTokens::cause);
                            return context == null ? mapped : mapped.emitOn(executor(context));
                        });
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause;
    }

    private static Executor executor(Context context) {
        return task -> context.runOnContext(nothing -> task.run());
    }
}
