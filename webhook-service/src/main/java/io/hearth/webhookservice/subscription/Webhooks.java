package io.hearth.webhookservice.subscription;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.seal.Sealed;
import io.hearth.webhookservice.network.Destinations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The webhooks of projects; each project's are for itself alone. */
@Singleton
public class Webhooks {
    private final Pool database;
    private final WebhookStore store;
    private final SecretBox secrets;
    private final Destinations destinations;
    private final int most;
    private final Duration formerSecret;
    private final Clock clock = Clock.systemUTC();

    Webhooks(
            Pool database,
            WebhookStore store,
            SecretBox secrets,
            Destinations destinations,
            @ConfigProperty(name = "hearth.webhooks.per-project") int most,
            @ConfigProperty(name = "hearth.webhooks.former-secret") Duration formerSecret) {
        this.database = database;
        this.store = store;
        this.secrets = secrets;
        this.destinations = destinations;
        this.most = most;
        this.formerSecret = formerSecret;
    }

    /**
     * @throws HeatFault 400 for one too many or an http URL, 409 for a name that is taken
     */
    public Uni<Webhook> create(String projectId, Definition definition, SigningSecret secret) {
        check(definition);
        UUID id = UUID.randomUUID();
        Instant now = now();
        Webhook webhook =
                new Webhook(
                        id,
                        projectId,
                        definition,
                        SealedSecrets.of(secrets.seal(id, secret)),
                        null,
                        now,
                        now);
        return database.withTransaction(
                connection ->
                        others(connection, webhook)
                                .invoke(
                                        others -> {
                                            if (others.size() >= most) {
                                                throw HeatFault.limitExceeded(
                                                        "You have reached the maximum webhooks per project, %d. Please delete some webhooks."
                                                                .formatted(most));
                                            }
                                        })
                                .chain(() -> store.insert(connection, webhook))
                                .replaceWith(webhook));
    }

    public Uni<List<Webhook>> all(String projectId) {
        return store.all(database, projectId);
    }

    /** Within a transaction, those that get events. */
    public Uni<List<Webhook>> enabled(SqlClient connection, String projectId) {
        return store.all(connection, projectId)
                .map(all -> all.stream().filter(one -> one.definition().enabled()).toList());
    }

    /**
     * @throws HeatFault 404 if the project has none of this id
     */
    public Uni<Webhook> find(String projectId, UUID id) {
        return store.find(database, projectId, id).map(found -> thereIs(found, id));
    }

    /**
     * @throws HeatFault 404 if the project has none of this id, else as {@link #create}
     */
    public Uni<Webhook> change(String projectId, UUID id, Change change) {
        return database.withTransaction(
                connection ->
                        store.lock(connection, projectId)
                                .chain(() -> store.findForUpdate(connection, projectId, id))
                                .map(found -> changed(thereIs(found, id), change))
                                .call(after -> others(connection, after))
                                .call(after -> store.update(connection, after)));
    }

    private Webhook changed(Webhook before, Change change) {
        Definition definition;
        try {
            definition = change.of(before.definition());
        } catch (IllegalArgumentException e) {
            throw HeatFault.badRequest(String.valueOf(e.getMessage()));
        }
        check(definition);
        Instant now = now();
        SigningSecret next = change.secret();
        SealedSecrets signing = before.secrets();
        if (next != null) {
            Sealed sealed = secrets.seal(before.id(), next);
            signing = signing.followedBy(sealed, now.plus(formerSecret));
        }
        return new Webhook(
                before.id(),
                before.projectId(),
                definition,
                signing,
                definition.enabled() ? null : before.disabledReason(),
                before.createdAt(),
                now);
    }

    /**
     * @throws HeatFault 404 if the project has none of this id
     */
    public Uni<Void> delete(String projectId, UUID id) {
        return store.delete(database, projectId, id)
                .invoke(
                        there -> {
                            if (!there) {
                                throw notFound(id);
                            }
                        })
                .replaceWithVoid();
    }

    private static Webhook thereIs(Optional<Webhook> found, UUID id) {
        return found.orElseThrow(() -> notFound(id));
    }

    /** The project's other webhooks, of which none has the name. */
    private Uni<List<Webhook>> others(SqlClient connection, Webhook webhook) {
        String name = webhook.definition().name();
        return store.lock(connection, webhook.projectId())
                .chain(() -> store.all(connection, webhook.projectId()))
                .map(all -> all.stream().filter(one -> !one.id().equals(webhook.id())).toList())
                .invoke(
                        others -> {
                            if (others.stream().anyMatch(one -> isNamed(one, name))) {
                                throw HeatFault.of(
                                        FaultType.CONFLICT,
                                        "The Webhook (%s) already exists.".formatted(name));
                            }
                        });
    }

    private static boolean isNamed(Webhook webhook, String name) {
        return webhook.definition().name().equals(name);
    }

    private void check(Definition definition) {
        if (!destinations.mayBe(definition.url())) {
            throw HeatFault.badRequest("The url must begin with https://.");
        }
        try {
            definition.filter().requireTypesThatThereAre();
        } catch (IllegalArgumentException e) {
            throw HeatFault.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** 404 for a webhook that is not there, or not there for this caller. */
    public static HeatFault notFound(Object id) {
        return HeatFault.notFound("Webhook", String.valueOf(id));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
