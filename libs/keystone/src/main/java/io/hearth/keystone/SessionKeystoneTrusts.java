package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** {@link KeystoneTrusts} by one HTTP call a method, and one at first to learn who we are. */
final class SessionKeystoneTrusts implements KeystoneTrusts {
    private static final String PATH = "/OS-TRUST/trusts";

    private static final Instant FAR_OFF = Instant.parse("9000-01-01T00:00:00Z");
    private static final long SECONDS_OF_CENTURIES = Duration.ofDays(900 * 365).toSeconds();

    private final Session session;
    private final Transport transport;
    private volatile Optional<String> ownUserId = Optional.empty();

    SessionKeystoneTrusts(Session session, Transport transport) {
        this.session = session;
        this.transport = transport;
    }

    @Override
    public Uni<String> create(NewTrust trust, Secret token) {
        return SessionKeystoneTokens.onCallersContext(
                () ->
                        trustee()
                                .thenCompose(
                                        trustee ->
                                                transport.send(
                                                        Call.post(PATH, body(trust, trustee)),
                                                        Optional.of(token)))
                                .thenApply(
                                        answer ->
                                                Answer.text(
                                                        answer.orThrow().body().path("trust"),
                                                        "id")));
    }

    @Override
    public Uni<Boolean> exists(String trustId) {
        Call call = Call.get(PATH + "/" + Call.id(trustId));
        return SessionKeystoneTokens.onCallersContext(
                () ->
                        session.send(call)
                                .thenApply(
                                        answer ->
                                                answer.status() != 404
                                                        && answer.orThrow().isSuccess()));
    }

    private CompletableFuture<String> trustee() {
        return ownUserId
                .map(CompletableFuture::completedFuture)
                .orElseGet(
                        () ->
                                session.token()
                                        .thenCompose(this::askForOwner)
                                        .exceptionally(SessionKeystoneTrusts::ourOwnFault)
                                        .thenApply(
                                                id -> {
                                                    ownUserId = Optional.of(id);
                                                    return id;
                                                }));
    }

    /** Whatever is wrong with our own login says nothing about the trustor. */
    private static String ourOwnFault(Throwable failure) {
        throw new KeystoneException.Unavailable(
                "The service's own login in Keystone fails.", Optional.empty());
    }

    private CompletableFuture<String> askForOwner(Token own) {
        return session.send(Call.get("/auth/tokens?nocatalog").about(own.value()))
                .thenApply(
                        answer ->
                                Answer.text(
                                        answer.orThrow().body().path("token").path("user"), "id"));
    }

    /**
     * Of a trust without an end Keystone makes none with one, since it cannot compare them; and it
     * keeps only one with the same end of the same two for the same project.
     */
    private static Instant never() {
        return FAR_OFF.plusSeconds(ThreadLocalRandom.current().nextLong(SECONDS_OF_CENTURIES));
    }

    private static Map<String, Object> body(NewTrust trust, String trustee) {
        return Map.of(
                "trust",
                Map.of(
                        "trustor_user_id",
                        trust.trustorUserId(),
                        "trustee_user_id",
                        trustee,
                        "project_id",
                        trust.projectId(),
                        "impersonation",
                        true,
                        "expires_at",
                        never().toString(),
                        "allow_redelegation",
                        true,
                        "redelegation_count",
                        1,
                        "roles",
                        trust.roles().stream().map(n -> Map.of("name", n)).toList()));
    }
}
