package io.hearth.access.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import io.hearth.access.CallerContext;
import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.SignalTicket;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks identities up: in memory, then in the read model. */
@ApplicationScoped
public class Identities {
    /**
     * The bus may bring an identity a moment after an owner has seen it: bindings that are not
     * there are looked for once more.
     */
    private static final Duration SECOND_LOOK = Duration.ofMillis(250);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final Pool database;
    private final IdentityMemory memory;

    private final IdentityChanges changes;

    Identities(Pool database, IdentityMemory memory, IdentityChanges changes) {
        this.database = database;
        this.memory = memory;
        this.changes = changes;
        changes.start();
    }

    /** The living keypair of this access key, as it is remembered or else stored. */
    public Uni<Optional<Credential>> credential(String accessKey) {
        return found(
                accessKey, () -> remembered(memory.credentials(), accessKey, this::loadCredential));
    }

    /** The living keypair of this access key, as it is stored now. */
    public Uni<Optional<Credential>> storedCredential(String accessKey) {
        return found(accessKey, () -> loadCredential(accessKey));
    }

    private static Uni<Optional<Credential>> found(
            String accessKey, Supplier<CompletableFuture<Credential>> look) {
        return NAME.matcher(accessKey).matches()
                ? lookOnce(look)
                : Uni.createFrom().item(Optional.empty());
    }

    /** All that a living user may do; empty for one that is disabled or not known. */
    Uni<Optional<Powers>> powers(String userId) {
        return lookTwice(() -> remembered(memory.powers(), userId, this::loadPowers));
    }

    /** Whether a ticket stands for the token that a living user was given last. */
    public Uni<Boolean> vouchFor(SignalTicket ticket) {
        return lookTwice(() -> loadUser(ticket)).map(Optional::isPresent);
    }

    /** What is in memory counts only while revocations are heard. */
    private <T> CompletableFuture<T> remembered(
            AsyncCache<String, T> cache, String key, Function<String, CompletableFuture<T>> load) {
        return changes.areHeard()
                ? cache.get(key, (missing, executor) -> load.apply(missing))
                : load.apply(key);
    }

    private static <T> Uni<Optional<T>> lookTwice(Supplier<CompletableFuture<T>> look) {
        return lookOnce(look)
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(found)
                                        : aWhile().chain(() -> lookOnce(look)));
    }

    private static <T> Uni<Optional<T>> lookOnce(Supplier<CompletableFuture<T>> look) {
        return CallerContext.answerOf(look.get()).map(Optional::ofNullable);
    }

    private static Uni<Void> aWhile() {
        return CallerContext.backTo(Uni.createFrom().voidItem().onItem().delayIt().by(SECOND_LOOK));
    }

    /** Completes with null, which is not remembered, when there is none. */
    private CompletableFuture<Credential> loadCredential(String accessKey) {
        return database.preparedQuery(
                        """
                        select access_key, user_id, domain_project_id, stack_id, stack_name, root_id,
                            owner_project_id, resource, sealed_secret
                        from credential where access_key = $1 and revoked_at is null
                        """)
                .execute(Tuple.of(accessKey))
                .map(Identities::credential)
                .subscribeAsCompletionStage();
    }

    private static @Nullable Credential credential(RowSet<Row> rows) {
        for (Row row : rows) {
            return new Credential(
                    row.getString("access_key"),
                    row.getString("user_id"),
                    row.getString("domain_project_id"),
                    new StackRef(
                            row.getString("stack_id"),
                            row.getString("stack_name"),
                            row.getString("root_id"),
                            row.getString("owner_project_id")),
                    row.getString("resource"),
                    new Sealed(row.getString("sealed_secret")));
        }
        return null;
    }

    private CompletableFuture<String> loadUser(SignalTicket ticket) {
        return database.preparedQuery(
                        """
                        select user_id from domain_user
                        where user_id = $1 and token_ends_at = $2 and enabled
                            and revoked_at is null
                        """)
                .execute(Tuple.of(ticket.userId(), ticket.tokenEnd().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0 ? null : ticket.userId())
                .subscribeAsCompletionStage();
    }

    private CompletableFuture<Powers> loadPowers(String userId) {
        return database.preparedQuery(
                        """
                        select u.domain_project_id, b.stack_id, b.resource, b.capability
                        from binding b join domain_user u using (user_id)
                        where b.user_id = $1 and u.enabled and u.revoked_at is null
                        """)
                .execute(Tuple.of(userId))
                .map(Identities::powers)
                .subscribeAsCompletionStage();
    }

    private static @Nullable Powers powers(RowSet<Row> rows) {
        Set<Binding> bindings = new HashSet<>();
        String domainProjectId = "";
        for (Row row : rows) {
            domainProjectId = row.getString("domain_project_id");
            bindings.add(
                    new Binding(
                            row.getString("stack_id"),
                            row.getString("resource"),
                            Capability.valueOf(row.getString("capability"))));
        }
        return bindings.isEmpty() ? null : new Powers(domainProjectId, bindings);
    }
}
