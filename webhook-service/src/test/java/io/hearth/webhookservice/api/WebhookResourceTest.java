package io.hearth.webhookservice.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.DocumentedMetrics;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.ServedBuckets;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.hearth.webhookservice.testing.Owner;
import io.hearth.webhookservice.testing.ReceiverCertificate;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "webhook-service")
@WithTestResource(ReceiverCertificate.class)
class WebhookResourceTest {
    private static final Owner OWNER = new Owner(TestIdentity.of(Account.OWNER));
    private static final Owner OTHER = new Owner(TestIdentity.of(Account.OTHER));
    private static final Map<String, Object> ALL =
            Map.of("name", "all", "url", "https://hooks.example.com/", "types", List.of("*"));

    private final FaultProxy keystone = TestKeystone.shared().line();

    @Inject DataSource database;

    @AfterEach
    void leave() {
        keystone.restore();
        OWNER.deleteAll();
        OTHER.deleteAll();
    }

    @Test
    void aWebhookIsShownAsItWasMadeButForItsSecret() {
        String created =
                OWNER.post(
                                "",
                                """
                                {"name": "ci", "url": "https://hooks.example.com/a?b",
                                 "types": ["hearth.stack.*"], "stacks": ["web"], "tags": ["blue"]}
                                """)
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString();

        String shown =
                """
                {"id": "${json-unit.any-string}", "name": "ci",
                 "url": "https://hooks.example.com/a?b", "types": ["hearth.stack.*"],
                 "stacks": ["web"], "tags": ["blue"], "enabled": true, "disabled_reason": null,
                 "created_at": "${json-unit.any-string}", "updated_at": "${json-unit.any-string}"%s}
                """;
        assertThatJson(created)
                .isEqualTo(
                        "{\"webhook\": %s}"
                                .formatted(
                                        shown.formatted(
                                                ", \"secret\": \"${json-unit.regex}whsec_[A-Za-z0-9+/]{43}=\"")));
        String id = JsonPath.from(created).getString("webhook.id");
        assertThatJson(OWNER.get("/" + id).asString())
                .isEqualTo("{\"webhook\": %s}".formatted(shown.formatted("")));
        assertThatJson(OWNER.get("").asString())
                .isEqualTo("{\"webhooks\": [%s]}".formatted(shown.formatted("")));

        OWNER.patch(id, Map.of("name", "cd", "tags", List.of(), "enabled", false))
                .then()
                .statusCode(200)
                .body("webhook.name", equalTo("cd"))
                .body("webhook.tags", equalTo(List.of()))
                .body("webhook.stacks", equalTo(List.of("web")))
                .body("webhook.enabled", equalTo(false))
                .body("webhook.secret", equalTo(null));

        OWNER.delete(id).then().statusCode(204);
        OWNER.delete(id).then().statusCode(404);
        OWNER.get("/" + id).then().statusCode(404);
    }

    @Test
    void aSecretIsNeitherInTheDatabaseNorInTheLog() throws SQLException {
        List<String> logged = new ArrayList<>();
        Handler listener = listener(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        String given = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        try {
            Map<String, Object> body = new HashMap<>(ALL);
            body.put("secret", given);
            JsonPath webhook = OWNER.subscribe(body);
            assertThat(webhook.getString("secret")).isEqualTo(given);
            OWNER.patch(webhook.getString("id"), Map.of("secret", given + "!"))
                    .then()
                    .statusCode(400)
                    .body(
                            "error.message",
                            equalTo("The secret must be whsec_ and 24 to 64 bytes in base64."));
            OWNER.patch(webhook.getString("id"), Map.of("rotate_secret", true))
                    .then()
                    .statusCode(200);

            assertThat(rowsOf("webhook")).contains(webhook.getString("id")).doesNotContain(given);
            assertThat(rowsOf("webhook")).doesNotContain(given.substring("whsec_".length()));
            assertThat(logged).noneMatch(line -> line.contains(given));
        } finally {
            root.removeHandler(listener);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | The name must be given.",
                "{\"name\": \"a\"} | The url must be given.",
                "{\"name\": \"a\", \"url\": \"https://a.example\"} | The types must be given.",
                "{\"name\": \"a\", \"url\": \"https://a.example\", \"types\": []} | The types must name one type of events at least.",
                "{\"name\": \"a\", \"url\": \"https://a.example\", \"types\": [null]} | The types must be given.",
                "{\"name\": \"a\", \"url\": \"https://a.example\", \"types\": [\"hearth.identity.*\"]} | There are no events of the type 'hearth.identity.*'",
                "{\"name\": \"a\", \"url\": \"https://a:b@a.example\", \"types\": [\"*\"]} | The url must have no user and no password.",
                "{\"name\": \"a\", \"url\": \"https://a.example:22\", \"types\": [\"*\"]} | The url's port must be 443, 80 or one from 1024 to 65535.",
                "{\"name\": \" \", \"url\": \"https://a.example\", \"types\": [\"*\"]} | The name must have 1 to 255 characters",
                "{\"name\": \"a\", \"url\": \"https://a.example\", \"types\": [\"*\"], \"stack\": [\"web\"]} | Unknown key 'stack'",
                "[] | The body is not of the form expected",
                "`` | The body must be a JSON object.",
                "{\"name\" | "
            })
    void aBodyThatIsWrongIsTold(String body, String message) {
        OWNER.post("", body)
                .then()
                .statusCode(400)
                .body("title", equalTo("Bad Request"))
                .body("error.message", containsString(message == null ? "" : message));
    }

    @Test
    void aNameIsOneWebhooksOfTheProject() {
        OWNER.subscribe(ALL);
        OTHER.subscribe(ALL);

        OWNER.post("", ALL)
                .then()
                .statusCode(409)
                .body("error.message", equalTo("The Webhook (all) already exists."));
        Map<String, Object> second = new HashMap<>(ALL);
        second.put("name", "second");
        String id = OWNER.subscribe(second).getString("id");
        OWNER.patch(id, Map.of("name", "all")).then().statusCode(409);
        OWNER.patch(id, Map.of("name", "second")).then().statusCode(200);
    }

    @Test
    void aProjectHasNoMoreThanItsQuotaHoweverTheyCome() {
        List<Integer> statuses =
                IntStream.range(0, 25)
                        .parallel()
                        .mapToObj(
                                i -> {
                                    Map<String, Object> body = new HashMap<>(ALL);
                                    body.put("name", "no. " + i);
                                    return OWNER.post("", body).statusCode();
                                })
                        .toList();

        assertThat(statuses).filteredOn(it -> it == 201).hasSize(20);
        assertThat(statuses).filteredOn(it -> it == 400).hasSize(5);
        OWNER.post("", ALL)
                .then()
                .statusCode(400)
                .body("error.type", equalTo("RequestLimitExceeded"));
        OTHER.post("", ALL).then().statusCode(201);
    }

    @Test
    void anotherProjectsWebhooksAreNotThere() {
        String id = OWNER.subscribe(ALL).getString("id");

        OTHER.get("/" + id)
                .then()
                .statusCode(404)
                .body("error.type", equalTo("EntityNotFound"))
                .body(
                        "error.message",
                        equalTo("The Webhook (%s) could not be found.".formatted(id)));
        OTHER.patch(id, Map.of("enabled", false)).then().statusCode(404);
        OTHER.delete(id).then().statusCode(404);
        OTHER.get("/" + id + "/deliveries").then().statusCode(404);
        OTHER.post("/%s/deliveries/%s/redeliver".formatted(id, UUID.randomUUID()), "")
                .then()
                .statusCode(404);
        OTHER.get("").then().statusCode(200).body("webhooks", equalTo(List.of()));
        given().header("X-Auth-Token", OTHER.identity().token().reveal())
                .get("/v1/%s/webhooks/%s".formatted(OWNER.identity().projectId(), id))
                .then()
                .statusCode(403);
        OWNER.get("/" + id).then().statusCode(200).body("webhook.enabled", equalTo(true));
    }

    @Test
    void membersAloneMay() {
        Owner reader = new Owner(TestIdentity.withRole("reader", OWNER.identity().projectId()));
        Owner instance = new Owner(TestIdentity.ofStackDomain("member"));
        for (Owner one : List.of(reader, instance)) {
            one.get("").then().statusCode(403);
            one.post("", ALL).then().statusCode(403);
            one.get("/" + UUID.randomUUID()).then().statusCode(403);
            one.patch(UUID.randomUUID().toString(), Map.of()).then().statusCode(403);
            one.delete(UUID.randomUUID().toString()).then().statusCode(403);
            one.get("/" + UUID.randomUUID() + "/deliveries").then().statusCode(403);
            one.post("/" + UUID.randomUUID() + "/deliveries/x/redeliver", "")
                    .then()
                    .statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body(ALL)
                .post("/v1/" + OWNER.identity().projectId() + "/webhooks")
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNoIdIsTheIdOfNothing() {
        OWNER.get("/x").then().statusCode(404);
        OWNER.get("/1-1-1-1-1").then().statusCode(404);
        OWNER.get("/x/deliveries").then().statusCode(404);
        String id = OWNER.subscribe(ALL).getString("id");
        OWNER.post("/%s/deliveries/x/redeliver".formatted(id), "").then().statusCode(404);
        OWNER.get("/%s/deliveries?state=x".formatted(id)).then().statusCode(400);
    }

    @Test
    void withoutKeystoneNobodyIsLetInAndNobodyIsRefused() {
        Owner unheard = new Owner(TestIdentity.withRole("member", OWNER.identity().projectId()));
        keystone.cut();

        unheard.get("").then().statusCode(503);
    }

    @Test
    void itsMetricsAreThoseOfTheDocs() throws IOException {
        String served = given().get("/q/metrics").asString();

        DocumentedMetrics.of("webhook-service").assertAreThoseOf(served);
        assertThat(served).doesNotContain("hooks.example.test").doesNotContain("/elsewhere");
    }

    @Test
    void itsRequestsAreTimedInBuckets() {
        OWNER.get("").then().statusCode(200);

        await("the request to be counted")
                .untilAsserted(
                        () ->
                                ServedBuckets.assertOf(
                                        "http_server_requests",
                                        given().get("/q/metrics").asString()));
    }

    private String rowsOf(String table) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select t::text from %s t".formatted(table))) {
            while (row.next()) {
                rows.append(row.getString(1)).append('\n');
            }
        }
        return rows.toString();
    }

    private static Handler listener(List<String> logged) {
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        logged.add(record.getMessage() + Arrays.toString(record.getParameters()));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        handler.setLevel(Level.ALL);
        return handler;
    }
}
