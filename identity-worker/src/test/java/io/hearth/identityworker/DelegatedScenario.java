package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.testkit.TestBus;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Where a test asks the service for objects of a real Keystone, as stack-api does. */
abstract class DelegatedScenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String MARK = "hearth";

    @Inject Sealer sealer;
    @Inject DataSource database;

    static TestOwner admin;
    static KeystoneClient adminClient;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    final String stackId = UUID.randomUUID().toString();
    final StackRef stack = new StackRef(stackId, "web", stackId, "owner-project");
    TestBus bus;
    TestOwner owner = admin;

    @BeforeAll
    static void trust() {
        admin = TestOwner.admin();
        adminClient = TestOwner.adminClient();
    }

    @AfterAll
    static void leaveKeystone() {
        adminClient.close();
    }

    @BeforeEach
    void join() {
        owner = admin;
        bus = TestBus.on(Topic.IDENTITIES);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    String made(String resource, String type, Map<String, ?> properties) {
        KeystoneAnswered answer = ask(resource, type, RequestedAction.CREATE, properties);
        done(answer);
        return String.valueOf(answer.physicalId());
    }

    static void done(KeystoneAnswered answer) {
        assertThat(answer.status()).as(answer.reason()).isEqualTo(AnswerStatus.SUCCESS);
    }

    KeystoneAnswered ask(
            String resource, String type, RequestedAction action, Map<String, ?> properties) {
        EventEnvelope request = envelope(resource, type, action, properties);
        bus.publish(request);
        return answer(request);
    }

    KeystoneAnswered answer(EventEnvelope request) {
        return bus.await(KeystoneAnswered.class, answer -> answer.requestId().equals(id(request)));
    }

    static String id(EventEnvelope request) {
        return ((KeystoneRequested) request.event()).requestId();
    }

    EventEnvelope envelope(
            String resource, String type, RequestedAction action, Map<String, ?> properties) {
        Sealed sealed =
                sealer.seal(
                        Secret.of(write(properties)),
                        new SealContext(stackId, resource, SealContext.PROPERTIES));
        return new EventEnvelope(
                UUID.randomUUID(),
                "/hearth/test",
                Instant.now(),
                new KeystoneRequested(
                        stack,
                        resource,
                        1,
                        "OS::Keystone::" + type,
                        UUID.randomUUID().toString(),
                        action,
                        physicalName(resource),
                        sealed,
                        sealedTrust(),
                        Instant.now().plusSeconds(60)));
    }

    Sealed sealedTrust() {
        return sealer.seal(Secret.of(owner.trustId()), SealContext.ofTrust(stackId));
    }

    String named(String name) {
        return name + "-" + suffix;
    }

    String physicalName(String resource) {
        return "web-%s-%s".formatted(resource, suffix);
    }

    Map<String, @Nullable Object> attributes(KeystoneAnswered answer) {
        Sealed sealed = answer.attributes();
        assertThat(sealed).isNotNull();
        try {
            return JSON.readValue(
                    sealer.open(
                                    sealed,
                                    new SealContext(
                                            stackId, answer.resource(), SealContext.ATTRIBUTES))
                            .reveal(),
                    new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<Map<String, @Nullable Object>> object(Kind kind, String id) {
        return admin.keystone().find(kind, id);
    }

    static List<?> projects(String name) {
        return admin.keystone().list(Kind.PROJECT, Map.of("name", name));
    }

    static boolean canLogIn(String user, String password, String project) {
        Keystone keystone = adminClient.keystone();
        return keystone.logIn(user, Secret.of(password), project)
                .expiresAt()
                .isAfter(Instant.now());
    }

    /** All that the service has stored of the stack. */
    String rows() {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select t::text from keystone_task t where stack_id = ?")) {
            select.setString(1, stackId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.append(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(rows).isNotEmpty();
        return rows.toString();
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
