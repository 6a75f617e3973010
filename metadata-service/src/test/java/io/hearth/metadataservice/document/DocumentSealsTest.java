package io.hearth.metadataservice.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.identity.Credential;
import io.hearth.access.identity.Identities;
import io.hearth.contract.Capability;
import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.messaging.reseal.Resealing;
import io.hearth.messaging.reseal.SealedTable;
import io.hearth.testkit.SealedValues;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "metadata-service")
@SuppressWarnings("NullAway.Init") // injected
class DocumentSealsTest {
    @Inject @All List<SealedTable> tables;
    @Inject Resealing resealing;
    @Inject DataSource database;
    @Inject DocumentStore documents;
    @Inject Identities identities;
    @Inject Sealer sealer;

    private final TestStack stack = new TestStack("s" + UUID.randomUUID(), "project");
    private final TestIdentity instance = TestIdentity.ofStackDomain();

    @Test
    void ofEachColumnItIsKnownWhetherItIsSealed() throws Exception {
        new SealedValues(database).assertDeclared(SealedTable.columns(tables));
    }

    @Test
    void allIsSealedAnewAndReadsAsBeforeAndNobodyIsWoken() throws Throwable {
        SealedValues values = new SealedValues(database);
        SealedValues.rotate();
        int older = SealedValues.sealingKey();
        try (TestBus bus = TestBus.on(Topic.METADATA)) {
            bus.publish(
                    stack.userReady(
                            "server", instance, stack.binding("server", Capability.METADATA_READ)));
            bus.publish(stack.server("server", 4, "{\"m\":1}"));
            bus.publish(deployment());
        }
        Set<String> declared = SealedTable.columns(tables);
        await("all is stored")
                .atMost(Duration.ofSeconds(20))
                .until(() -> values.columnsSealedBy(older).equals(declared));
        String body = body();

        try (Connection listening = database.getConnection()) {
            execute(listening, "listen document");
            execute(listening, "listen identities");
            SealedValues.rotate();
            resealing.run();

            assertThat(listening.unwrap(PGConnection.class).getNotifications(500)).isNullOrEmpty();
            execute(listening, "unlisten *");
        }

        assertThat(values.columnsSealedBy(older)).isEmpty();
        assertThat(values.columnsSealedBy(SealedValues.sealingKey())).isEqualTo(declared);
        assertThat(body()).isEqualTo(body).contains("\"m\"", "d1");
        Credential credential =
                run(identities.storedCredential(instance.accessKey())).orElseThrow();
        assertThat(sealer.open(credential.secretKey(), credential.sealContext()))
                .isEqualTo(instance.secretKey());
    }

    /** With its version, by which it is known whether it has changed. */
    private String body() throws Throwable {
        Document document =
                run(documents.find(new DocumentKey(stack.ref().id(), "server"))).orElseThrow();
        return document.version() + " " + document.metadata();
    }

    private DeploymentPublished deployment() {
        String id = UUID.randomUUID().toString();
        return new DeploymentPublished(
                "project",
                stack.ref().name() + "-server",
                id,
                1,
                "config",
                Instant.now(),
                sealer.seal(Secret.of("{\"id\": \"d1\"}"), SealContext.ofDeployedConfig(id)),
                null);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T run(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
