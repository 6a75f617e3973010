package io.hearth.webhookservice.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.messaging.reseal.Resealing;
import io.hearth.messaging.reseal.SealedTable;
import io.hearth.testkit.SealedValues;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.hearth.webhookservice.testing.Owner;
import io.hearth.webhookservice.testing.ReceiverCertificate;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "webhook-service")
@WithTestResource(ReceiverCertificate.class)
@SuppressWarnings("NullAway.Init") // injected
class WebhookSealsTest {
    private static final TestIdentity IDENTITY = TestIdentity.of(Account.OWNER);
    private static final Owner OWNER = new Owner(IDENTITY);

    @Inject @All List<SealedTable> tables;
    @Inject Resealing resealing;
    @Inject DataSource database;
    @Inject Webhooks webhooks;
    @Inject SecretBox secrets;

    @AfterEach
    void leave() {
        OWNER.deleteAll();
    }

    @Test
    void ofEachColumnItIsKnownWhetherItIsSealed() throws Exception {
        new SealedValues(database).assertDeclared(SealedTable.columns(tables));
    }

    @Test
    void bothSecretsAreSealedAnewAndAreTheSame() throws Throwable {
        SealedValues values = new SealedValues(database);
        SealedValues.rotate();
        int older = SealedValues.sealingKey();
        JsonPath made =
                OWNER.post(
                                "",
                                "{\"name\": \"n\", \"url\": \"https://hooks.example.com/\", \"types\": [\"*\"]}")
                        .jsonPath();
        UUID id = UUID.fromString(made.getString("webhook.id"));
        OWNER.patch(id.toString(), Map.of("rotate_secret", true)).then().statusCode(200);
        assertThat(values.columnsSealedBy(older))
                .contains("webhook.secret", "webhook.former_secret");
        Webhook before = webhook(id);
        List<SigningSecret> open = secrets.open(id, before.secrets(), Instant.now());

        SealedValues.rotate();
        resealing.run();

        assertThat(values.columnsSealedBy(older)).isEmpty();
        Webhook after = webhook(id);
        assertThat(after.secrets()).isNotEqualTo(before.secrets());
        assertThat(secrets.open(id, after.secrets(), Instant.now()))
                .hasSize(2)
                .extracting(SigningSecret::text)
                .isEqualTo(open.stream().map(SigningSecret::text).toList());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    }

    private Webhook webhook(UUID id) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> webhooks.find(IDENTITY.projectId(), id));
    }
}
