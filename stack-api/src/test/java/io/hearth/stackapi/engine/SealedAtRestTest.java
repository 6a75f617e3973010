package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.Stacks;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stack was made from is stored so that nobody reads secrets in it, and comes back. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class SealedAtRestTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            parameters:
              given: {type: string, hidden: true}
              defaulted: {type: string, hidden: true}
            """;
    private static final String DEFAULTS = "parameter_defaults: {defaulted: canary-default}";
    private static final Map<String, String> FILES =
            Map.of("e.yaml", "parameters: {given: canary-file}");

    @Inject StackStage stage;
    @Inject Stacks stacks;
    @Inject Blueprints blueprints;
    @Inject DataSource database;

    private Stack stack;

    @BeforeEach
    void create() {
        stack =
                stage.create(
                        "sealed",
                        TEMPLATE,
                        null,
                        Environment.of("{parameters: {given: canary-given}, " + DEFAULTS + "}"),
                        FILES);
    }

    @Test
    void noSecretIsStoredInClear() throws SQLException {
        assertThat(stored()).contains("heat_template_version").doesNotContain("canary");
    }

    @Test
    void whatIsStoredComesBackWhole() throws Throwable {
        Blueprint restored = blueprints.restore(stack, document());

        assertThat(restored.environment().parameterDefaults())
                .containsEntry("defaulted", "canary-default");
        assertThat(restored.environment().parameters()).containsEntry("given", "canary-given");
        assertThat(restored.files()).isEqualTo(FILES);
    }

    @Test
    void whatWasStoredBeforeItWasSealedIsRead() throws Throwable {
        StackDocument sealed = document();
        StackDocument before =
                new StackDocument(
                        sealed.template(),
                        "{\"parameter_defaults\": {\"defaulted\": \"in clear\"}}",
                        FILES,
                        sealed.parameters(),
                        null);

        Blueprint restored = blueprints.restore(stack, before);

        assertThat(restored.environment().parameterDefaults())
                .containsEntry("defaulted", "in clear");
        assertThat(restored.files()).isEqualTo(FILES);
    }

    private StackDocument document() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> stacks.document(stack));
    }

    private String stored() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select d::text from stack_document d where stack_id = ?")) {
            select.setString(1, stack.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
