package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.messaging.reseal.Resealing;
import io.hearth.messaging.reseal.SealedTable;
import io.hearth.stackapi.deployment.DeploymentResult;
import io.hearth.stackapi.deployment.DeploymentState;
import io.hearth.stackapi.deployment.DeploymentValues;
import io.hearth.stackapi.deployment.NewDeployment;
import io.hearth.stackapi.deployment.SoftwareDeployment;
import io.hearth.stackapi.deployment.SoftwareDeployments;
import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.deployment.config.NewConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfigs;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.Stacks;
import io.hearth.stackapi.stack.Status;
import io.hearth.stackapi.stack.WishStore;
import io.hearth.template.Environment;
import io.hearth.testkit.SealedValues;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** After another key seals, all that is kept is sealed by it, reads as before, and is no change. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class SealedAnewTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            parameters:
              given: {type: string, hidden: true}
            resources:
              random: {type: OS::Heat::RandomString}
              handle: {type: OS::Heat::WaitConditionHandle, properties: {signal_transport: TOKEN_SIGNAL}}
              held:
                type: OS::Heat::TestResource
                properties: {value: {get_param: given}}
                metadata: {secret: {get_param: given}}
              inner: {type: inner.yaml, properties: {text: {get_param: given}}}
            outputs:
              random: {value: {get_attr: [random, value]}}
              inner: {value: {get_attr: [inner, text]}}
              token: {value: {get_attr: [handle, token]}}
            """;
    private static final Map<String, String> FILES =
            Map.of(
                    "inner.yaml",
                    """
                    heat_template_version: 2018-08-31
                    parameters: {text: {type: string}}
                    resources: {random: {type: OS::Heat::RandomString}}
                    outputs: {text: {value: {get_param: text}}}
                    """);

    @Inject @All List<SealedTable> tables;
    @Inject Resealing resealing;
    @Inject DataSource database;
    @Inject StackStage stage;
    @Inject OtherServices others;
    @Inject StackSnapshots snapshots;
    @Inject SoftwareConfigs configs;
    @Inject SoftwareDeployments deployments;
    @Inject WishStore wishes;
    @Inject Mutiny.SessionFactory sessions;
    @Inject Stacks stacks;
    @Inject Blueprints blueprints;
    @Inject Sealer sealer;

    @Test
    void ofEachColumnItIsKnownWhetherItIsSealed() throws Exception {
        new SealedValues(database).assertDeclared(SealedTable.columns(tables));
    }

    @Test
    void allIsSealedAnewAndReadsAsBefore() throws Exception {
        SealedValues values = new SealedValues(database);
        SealedValues.rotate();
        int older = SealedValues.sealingKey();
        Stack stack = create();
        Stack inner = stage.nested(stack, "inner");
        ShownSnapshot snapshot = StackStage.get(() -> snapshots.take(stack, "s"));
        SoftwareConfig config = config();
        SoftwareDeployment deployment = deployment(config);
        StackDocument innerDocument = StackStage.get(() -> stacks.document(inner));
        wish(inner, innerDocument);
        trust(stack);
        Set<String> declared = SealedTable.columns(tables);
        assertThat(values.columnsSealedBy(older)).isEqualTo(declared);
        List<String> shown = shown(stack, inner, snapshot, config, deployment);
        List<String> unsealed = unsealed(stack);

        SealedValues.rotate();
        resealing.run();

        assertThat(values.columnsSealedBy(older)).isEmpty();
        assertThat(values.columnsSealedBy(SealedValues.sealingKey())).isEqualTo(declared);
        assertThat(shown(stack, inner, snapshot, config, deployment)).isEqualTo(shown);
        assertThat(unsealed(stack)).isEqualTo(unsealed);
        StackDocument wished =
                StackStage.get(
                                () ->
                                        sessions.withTransaction(
                                                session -> wishes.take(session, inner.id())))
                        .map(NestedWish::document)
                        .orElseThrow();
        assertThat(wished).isNotEqualTo(innerDocument);
        assertThat(blueprints.restore(inner, wished).environment().parameters())
                .isEqualTo(blueprints.restore(inner, innerDocument).environment().parameters());
        String trust = text("select trust from stack_trust where root_id = ?", stack.id());
        assertThat(sealer.open(new Sealed(trust), SealContext.ofTrust(stack.id())).reveal())
                .isEqualTo("trust-id");
    }

    private Stack create() {
        Stack stack =
                stage.create(
                        "anew",
                        TEMPLATE,
                        null,
                        Environment.of("{parameters: {given: s3cret}}"),
                        FILES);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    private SoftwareConfig config() {
        ConfigContent content = new ConfigContent("echo s3cret", List.of(), List.of(), Map.of());
        return StackStage.get(
                () -> configs.create(new NewConfig(stage.project(), "c", "script", content)));
    }

    private SoftwareDeployment deployment(SoftwareConfig config) {
        NewDeployment request =
                new NewDeployment(
                        stage.project(),
                        config.id(),
                        "server",
                        new DeploymentValues(Map.of("password", "s3cret"), null),
                        new DeploymentState("CREATE", Status.IN_PROGRESS, ""),
                        null);
        return ((DeploymentResult.Stored) StackStage.get(() -> deployments.create(request)))
                .deployment();
    }

    /** As a parent wants it; its time does not come. */
    private void wish(Stack inner, StackDocument document) {
        NestedWish wish = new NestedWish(1, NestedWish.Kind.UPDATE, document, null, false);
        StackStage.get(
                () -> sessions.withTransaction(session -> wishes.put(session, inner.id(), wish)));
    }

    private void trust(Stack stack) throws SQLException {
        String sealed =
                sealer.seal(Secret.of("trust-id"), SealContext.ofTrust(stack.id())).ciphertext();
        text(
                "insert into stack_trust (root_id, trust, trustor) values (?, ?, '') returning root_id",
                stack.id(),
                sealed);
    }

    /** What the API tells of it all. */
    private List<String> shown(
            Stack stack,
            Stack inner,
            ShownSnapshot snapshot,
            SoftwareConfig config,
            SoftwareDeployment deployment) {
        List<String> shown = new ArrayList<>();
        stage.outputs(stack).forEach(output -> shown.add(output.toString()));
        shown.add(String.valueOf(stage.parameters(inner)));
        shown.add(String.valueOf(stage.metadata(stack, "held")));
        shown.add(
                StackStage.get(() -> snapshots.show(stack, snapshot.snapshot().id()))
                        .environment()
                        .toString());
        shown.add(
                StackStage.get(() -> configs.find(stage.project(), config.id()))
                        .orElseThrow()
                        .shown()
                        .toString());
        shown.add(
                StackStage.get(() -> deployments.find(stage.project(), deployment.id()))
                        .orElseThrow()
                        .values()
                        .inputs()
                        .toString());
        assertThat(shown).anyMatch(one -> one.contains("s3cret"));
        return shown;
    }

    /** Versions, times and events. */
    private List<String> unsealed(Stack stack) throws SQLException {
        return List.of(
                text(
                        "select string_agg(concat(id, version, updated_at), ' ' order by id) from resource where stack_id = ?",
                        stack.id()),
                text(
                        "select concat(version, updated_at, reason) from stack where id = ?",
                        stack.id()),
                text(
                        "select cast(count(*) as text) from stack_event where stack_id = ?",
                        stack.id()));
    }

    private String text(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setString(index + 1, values[index]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
