package io.hearth.signalservice.alarm;

import io.hearth.contract.AlarmRule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What owners do with the alarms of their project. Those of stacks are changed by their stacks. */
@ApplicationScoped
public class Alarms {
    private final Clock clock = Clock.systemUTC();
    private final Pool database;
    private final AlarmStore store;
    private final AlarmSignalStore signals;
    private final long perTenant;

    Alarms(
            Pool database,
            AlarmStore store,
            AlarmSignalStore signals,
            @ConfigProperty(name = "hearth.limit.max-alarms-per-tenant", defaultValue = "1000")
                    long perTenant) {
        this.database = database;
        this.store = store;
        this.signals = signals;
        this.perTenant = perTenant;
    }

    /** What became of a change. */
    public enum Outcome {
        DONE,
        /** There is no alarm of this name. */
        MISSING,
        /** It is a stack's, or the stack of one of several is. */
        STACKS,
        /** The project has as many alarms of its own as it may have. */
        TOO_MANY
    }

    /** Makes an alarm, or changes one of this name. */
    public Uni<Outcome> put(String projectId, String name, AlarmRule rule) {
        Instant now = clock.instant();
        return database.withTransaction(
                connection ->
                        store.find(connection, projectId, name)
                                .chain(
                                        known ->
                                                known.isPresent()
                                                        ? Uni.createFrom().item(true)
                                                        : hasRoom(connection, projectId))
                                .chain(
                                        room ->
                                                room
                                                        ? put(
                                                                connection,
                                                                projectId,
                                                                name,
                                                                rule,
                                                                now)
                                                        : Uni.createFrom().item(Outcome.TOO_MANY)));
    }

    private Uni<Boolean> hasRoom(SqlConnection connection, String projectId) {
        return store.count(connection, projectId).map(count -> count < perTenant);
    }

    private Uni<Outcome> put(
            SqlConnection connection, String projectId, String name, AlarmRule rule, Instant now) {
        return store.put(connection, projectId, name, rule, now)
                .map(done -> done ? Outcome.DONE : Outcome.STACKS);
    }

    /** Deletes all of these or, unless it is done, none. */
    public Uni<Outcome> delete(String projectId, List<String> names) {
        return database.withTransaction(
                connection ->
                        store.list(connection, projectId, names, "", null, "", names.size())
                                .chain(
                                        found -> {
                                            if (found.size() < names.size()) {
                                                return missing();
                                            }
                                            if (!found.stream().allMatch(Alarm::isOwners)) {
                                                return Uni.createFrom().item(Outcome.STACKS);
                                            }
                                            return store.delete(connection, projectId, names)
                                                    .replaceWith(Outcome.DONE);
                                        }));
    }

    /**
     * Puts an alarm into a state until it is looked at again, and signals what that state does.
     *
     * @param reason for who reads of it
     */
    public Uni<Outcome> enter(String projectId, String name, AlarmState state, String reason) {
        Instant now = clock.instant();
        return database.withTransaction(
                connection ->
                        store.find(connection, projectId, name)
                                .chain(
                                        found ->
                                                found.map(
                                                                it ->
                                                                        enter(
                                                                                connection,
                                                                                it,
                                                                                state,
                                                                                reason,
                                                                                now))
                                                        .orElseGet(Alarms::missing)));
    }

    private static Uni<Outcome> missing() {
        return Uni.createFrom().item(Outcome.MISSING);
    }

    private Uni<Outcome> enter(
            SqlConnection connection, Alarm alarm, AlarmState state, String reason, Instant now) {
        Alarm after = alarm.in(state, reason, now);
        List<AlarmSignal> caused =
                alarm.asleep() || alarm.state() == state
                        ? List.of()
                        : AlarmSignal.of(after, alarm.state(), UUID.randomUUID().toString(), now);
        return store.enter(connection, after, null)
                .chain(() -> signals.put(connection, caused))
                .replaceWith(Outcome.DONE);
    }

    /**
     * In the order of their names.
     *
     * @param names empty for all
     * @param state null for any
     * @param after the name of the last one before; empty for none
     */
    public Uni<List<Alarm>> list(
            String projectId,
            List<String> names,
            String prefix,
            @Nullable AlarmState state,
            String after,
            int limit) {
        return store.list(database, projectId, names, prefix, state, after, limit);
    }
}
