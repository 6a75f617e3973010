package io.hearth.access.identity;

import io.hearth.contract.Binding;
import io.hearth.contract.IdentityEvent.CredentialsRevoked;
import io.hearth.contract.IdentityEvent.DomainProjectReady;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The read model's writes, within one transaction. */
final class IdentityTables {
    private final SqlConnection connection;

    IdentityTables(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> store(DomainProjectReady ready) {
        return run(
                """
                insert into domain_project (root_id, domain_project_id, owner_project_id)
                values ($1, $2, $3)
                on conflict (root_id) do update set domain_project_id = excluded.domain_project_id
                """,
                ready.stack().rootId(),
                ready.domainProjectId(),
                ready.stack().projectId());
    }

    Uni<Void> store(UserReady ready) {
        Uni<Void> stored = storeUser(ready).chain(current -> replaceBindings(ready, current));
        Keypair keypair = ready.keypair();
        return keypair == null
                ? stored
                : stored.chain(
                        () ->
                                storeKeypair(
                                        ready.stack(),
                                        ready.resource(),
                                        ready.generation(),
                                        ready.domainProjectId(),
                                        ready.userId(),
                                        keypair));
    }

    Uni<Void> store(KeypairReady ready) {
        return storeKeypair(
                ready.stack(),
                ready.resource(),
                ready.generation(),
                ready.domainProjectId(),
                ready.userId(),
                ready.keypair());
    }

    Uni<Void> revoke(IdentityRevoked revoked) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String accessKey : revoked.accessKeys()) {
            done = done.chain(() -> buryCredential(accessKey));
        }
        String userId = revoked.userId();
        return userId == null ? done : done.chain(() -> buryUser(revoked, userId));
    }

    /** The user may do nothing until it is ready again. */
    Uni<Void> revoke(CredentialsRevoked revoked) {
        Uni<Void> done = disable(revoked.userId(), revoked.generation(), revoked.lease());
        for (String accessKey : revoked.accessKeys()) {
            done = done.chain(() -> buryCredential(accessKey));
        }
        return done;
    }

    /** Until the user is ready again, or the one keypair that rests. */
    Uni<Void> disable(IdentityDisabled disabled) {
        String resting = disabled.accessKey();
        return resting == null
                ? disable(disabled.userId(), disabled.generation(), disabled.lease())
                : rest(resting);
    }

    /** Nothing is kept of it; the other replicas are told, as no trigger tells of what is gone. */
    private Uni<Void> rest(String accessKey) {
        return run(
                """
                with resting as (delete from credential
                    where access_key = $1 and revoked_at is null returning access_key)
                select pg_notify('identities', 'key-resting ' || access_key) from resting
                """,
                accessKey);
    }

    private Uni<Void> disable(String userId, long generation, @Nullable Long lease) {
        return run(
                """
                update domain_user set enabled = false
                where user_id = $1 and generation = $2 and lease = $3 and revoked_at is null
                """,
                userId,
                generation,
                order(lease));
    }

    /** Whatever a stack tree had. */
    Uni<Void> revokeAll(String rootId) {
        return run(
                        """
                        delete from binding where user_id in
                            (select user_id from domain_user where root_id = $1)
                        """,
                        rootId)
                .chain(
                        () ->
                                run(
                                        """
                                        update domain_user set revoked_at = now()
                                        where root_id = $1 and revoked_at is null
                                        """,
                                        rootId))
                .chain(
                        () ->
                                run(
                                        """
                                        update credential set revoked_at = now(), sealed_secret = null
                                        where root_id = $1 and revoked_at is null
                                        """,
                                        rootId))
                .chain(() -> run("delete from domain_project where root_id = $1", rootId));
    }

    /** An account is used by one after the other, and each use is news to the ones before it. */
    private static long order(@Nullable Long lease) {
        return lease == null ? 0 : lease;
    }

    /** Whether the event is the newest word on its user. */
    private Uni<Boolean> storeUser(UserReady ready) {
        return connection
                .preparedQuery(
                        """
                        insert into domain_user
                            (user_id, domain_project_id, stack_id, root_id, resource, generation,
                             token_ends_at, lease)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (user_id) do update
                            set domain_project_id = excluded.domain_project_id,
                                stack_id = excluded.stack_id, root_id = excluded.root_id,
                                resource = excluded.resource, generation = excluded.generation,
                                lease = excluded.lease, enabled = true, revoked_at = null,
                                token_ends_at = excluded.token_ends_at
                        where domain_user.lease < excluded.lease
                            or domain_user.lease = excluded.lease
                                and domain_user.revoked_at is null
                                and domain_user.generation <= excluded.generation
                        """)
                .execute(
                        Tuple.of(
                                        ready.userId(),
                                        ready.domainProjectId(),
                                        ready.stack().id(),
                                        ready.stack().rootId(),
                                        ready.resource(),
                                        ready.generation())
                                .addValue(offset(ready.tokenExpiresAt()))
                                .addValue(order(ready.lease())))
                .map(result -> result.rowCount() == 1);
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private Uni<Void> replaceBindings(UserReady ready, boolean current) {
        if (!current) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> done = run("delete from binding where user_id = $1", ready.userId());
        if (ready.bindings().isEmpty()) {
            return done;
        }
        List<Tuple> rows = new ArrayList<>();
        for (Binding binding : ready.bindings()) {
            rows.add(
                    Tuple.of(
                            ready.userId(),
                            binding.stackId(),
                            binding.resource(),
                            binding.capability().name()));
        }
        return done.chain(
                        () ->
                                connection
                                        .preparedQuery(
                                                """
                                                insert into binding
                                                    (user_id, stack_id, resource, capability)
                                                values ($1, $2, $3, $4) on conflict do nothing
                                                """)
                                        .executeBatch(rows))
                .replaceWithVoid();
    }

    /**
     * A keypair whose user is gone is stored as gone. One that is known moves to the user, or the
     * project, that was made in the place of its own, as when somebody had removed that from
     * Keystone; what was looked up of it by then is right no longer.
     */
    private Uni<Void> storeKeypair(
            StackRef stack,
            String resource,
            long generation,
            String domainProjectId,
            String userId,
            Keypair keypair) {
        return run(
                """
                with stored as (
                    insert into credential
                        (access_key, user_id, domain_project_id, stack_id, stack_name, root_id,
                         owner_project_id, resource, generation, sealed_secret, revoked_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
                        (select revoked_at from domain_user where user_id = $2))
                    on conflict (access_key) do nothing
                ), moved as (
                    update credential
                    set user_id = $2, domain_project_id = $3, generation = $9, sealed_secret = $10
                    where access_key = $1 and (user_id, domain_project_id) <> ($2, $3)
                        and stack_id = $4 and resource = $8
                        and generation <= $9 and revoked_at is null
                        and not exists (select from domain_user
                            where user_id = $2 and revoked_at is not null)
                    returning access_key
                )
                select pg_notify('identities', 'key-resting ' || access_key) from moved
                """,
                keypair.accessKey(),
                userId,
                domainProjectId,
                stack.id(),
                stack.name(),
                stack.rootId(),
                stack.projectId(),
                resource,
                generation,
                keypair.secretKey().ciphertext());
    }

    private Uni<Void> buryCredential(String accessKey) {
        return run(
                """
                insert into credential (access_key, revoked_at) values ($1, now())
                on conflict (access_key) do update set revoked_at = now(), sealed_secret = null
                where credential.revoked_at is null
                """,
                accessKey);
    }

    private Uni<Void> buryUser(IdentityRevoked revoked, String userId) {
        return run(
                        """
                        insert into domain_user
                            (user_id, domain_project_id, stack_id, root_id, resource, generation,
                             lease, revoked_at)
                        values ($1, '', $2, $3, $4, $5, $6, now())
                        on conflict (user_id) do update
                            set stack_id = excluded.stack_id, root_id = excluded.root_id,
                                resource = excluded.resource, lease = excluded.lease,
                                revoked_at = now()
                        where domain_user.lease < excluded.lease
                            or domain_user.lease = excluded.lease and domain_user.revoked_at is null
                        """,
                        userId,
                        revoked.stack().id(),
                        revoked.stack().rootId(),
                        revoked.resource(),
                        revoked.generation(),
                        order(revoked.lease()))
                .chain(
                        () ->
                                run(
                                        """
                                        update credential set revoked_at = now(), sealed_secret = null
                                        where user_id = $1 and revoked_at is null
                                            and not exists (select from domain_user
                                                where user_id = $1 and lease > $2)
                                        """,
                                        userId,
                                        order(revoked.lease())))
                .chain(
                        () ->
                                run(
                                        """
                                        delete from binding
                                        where user_id = $1 and not exists (select from domain_user
                                            where user_id = $1 and lease > $2)
                                        """,
                                        userId,
                                        order(revoked.lease())));
    }

    private Uni<Void> run(String sql, Object... values) {
        return connection.preparedQuery(sql).execute(Tuple.from(List.of(values))).replaceWithVoid();
    }
}
