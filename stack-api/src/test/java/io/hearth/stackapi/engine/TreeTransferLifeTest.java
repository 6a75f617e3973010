package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Stacks with others within that are abandoned and adopted. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class TreeTransferLifeTest {
    private static final String TREE =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string}
            resources:
              inner: {type: inner.yaml, properties: {p: {get_param: p}}}
              group:
                type: OS::Heat::ResourceGroup
                properties: {count: 2, resource_def: {type: OS::Heat::RandomString}}
              scaled:
                type: OS::Heat::AutoScalingGroup
                properties:
                  min_size: 1
                  max_size: 3
                  desired_capacity: 2
                  resource: {type: OS::Heat::RandomString}
              chain:
                type: OS::Heat::ResourceChain
                properties: {resources: [OS::Heat::RandomString]}
              value:
                type: OS::Heat::Value
                properties: {value: {get_attr: [inner, text]}}
            outputs:
              text: {value: {get_attr: [value, value]}}
              conf: {value: {get_attr: [inner, conf]}}
              deep: {value: {get_attr: [inner, deep]}}
              group: {value: {get_attr: [group, value]}}
              scaled: {value: {get_attr: [scaled, outputs, value]}}
              size: {value: {get_attr: [scaled, current_size]}}
              chain: {value: {get_attr: [chain, value]}}
            """;
    private static final Map<String, String> FILES =
            Map.of(
                    "inner.yaml",
                    """
                    heat_template_version: 2018-08-31
                    parameters:
                      p: {type: string}
                    resources:
                      text: {type: OS::Heat::RandomString}
                      conf: {type: OS::Heat::TestResource, properties: {value: {get_param: p}}}
                      deep: {type: deep.yaml}
                    outputs:
                      text: {value: {get_attr: [text, value]}}
                      conf: {value: {get_attr: [conf, output]}}
                      deep: {value: {get_attr: [deep, text]}}
                    """,
                    "deep.yaml",
                    """
                    heat_template_version: 2018-08-31
                    resources:
                      text: {type: OS::Heat::RandomString}
                    outputs:
                      text: {value: {get_attr: [text, value]}}
                    """);
    private static final String HANDLE =
            """
            heat_template_version: 2018-08-31
            resources:
              h: {type: OS::Heat::WaitConditionHandle}
            """;

    @Inject StackStage stage;
    @Inject StackTransfers transfers;
    @Inject OtherServices others;
    @Inject Turns turns;
    @Inject Mutiny.SessionFactory sessions;
    @Inject DataSource database;

    @Test
    void aTreeIsLetGoAndTakenOverAsAWhole() throws SQLException {
        Stack first = createTree("tree", "one");
        stage.awaitState(first, "CREATE_COMPLETE");
        List<Stack> within = within(first);
        Map<String, Object> outputs = outputs(first);

        StackExport export = abandon(first);

        assertThat(stage.state(first)).isEqualTo("DELETE_COMPLETE");
        assertThat(stage.list()).isEmpty();
        for (Stack one : within) {
            stage.awaitState(one, "DELETE_COMPLETE");
            assertThat(stage.resources(one)).isEmpty();
        }
        Stack inner = within.getFirst();
        assertThat(stage.events(inner)).contains("text DELETE_COMPLETE state changed");
        others.heard(MetadataWithdrawn.class, inner, e -> e.resource().equals("text"));
        others.heard(StackStateChanged.class, inner, e -> e.action().equals("DELETE"));
        await("no news").until(() -> news(first, within) == 0);
        assertThat(nested(export, "inner").source().files()).isEmpty();
        assertThat(nested(nested(export, "inner"), "deep").resources()).hasSize(1);

        Stack second = adoptTree("tree", "one", Handover.resources(export));

        assertThat(stage.state(second)).isEqualTo("ADOPT_COMPLETE");
        assertThat(outputs(second)).isEqualTo(outputs);
        assertThat(within(second))
                .allSatisfy(one -> assertThat(one.state().text()).isEqualTo("ADOPT_COMPLETE"))
                .extracting(Stack::rootId)
                .containsOnly(second.id());
        others.heard(StackStateChanged.class, within(second).getLast());
        stage.update(second, TREE, Map.of("p", "two"), FILES);
        stage.awaitState(second, "UPDATE_COMPLETE");
        outputs.put("conf", "two");
        assertThat(outputs(second)).isEqualTo(outputs);

        stage.delete(second);
        for (Stack one : within(second)) {
            stage.awaitState(one, "DELETE_COMPLETE");
        }
        others.say(
                new DomainProjectRemoved(
                        others.heard(DomainProjectUnwanted.class, second).stack()));
        stage.awaitState(second, "DELETE_COMPLETE");
    }

    @Test
    void newsOfAnAbandonmentThatComeTwiceChangeNothing() {
        Stack first = createTree("twice", "one");
        stage.awaitState(first, "CREATE_COMPLETE");
        Stack inner = stage.nested(first, "inner");
        abandon(first);
        stage.awaitState(inner, "DELETE_COMPLETE");
        List<String> events = stage.events(inner);

        for (String news : List.of(Notice.BEGIN, Notice.ended("deep"))) {
            StackStage.get(
                    () ->
                            sessions.withTransaction(
                                    session -> turns.due(session, inner.id(), List.of(news))));
        }

        assertThat(stage.events(inner)).isEqualTo(events);
    }

    @Test
    void whatIsMadeWithinIsNotGoneOnWith() {
        Stack stack =
                stage.create(
                        "going",
                        """
                        heat_template_version: 2018-08-31
                        resources:
                          inner: {type: inner.yaml}
                        """,
                        null,
                        Environment.of(null),
                        Map.of("inner.yaml", HANDLE));
        Stack inner = stage.nested(stack, "inner");
        others.heard(UserWanted.class, inner);

        abandon(stack);

        stage.awaitState(inner, "DELETE_COMPLETE");
        assertThat(stage.resources(inner)).isEmpty();
    }

    @Test
    void aNestedStackIsNotLetGoAlone() {
        Stack stack = createTree("alone", "one");
        stage.awaitState(stack, "CREATE_COMPLETE");
        Stack inner = stage.nested(stack, "inner");

        assertThatThrownBy(() -> abandon(inner))
                .isInstanceOf(StackException.class)
                .hasMessage("Abandoning a nested stack is not supported.");
        assertThat(stage.state(inner)).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void whatIsMissingWithinATreeIsNamedByItsPlace() {
        Stack stack = createTree("place", "one");
        stage.awaitState(stack, "CREATE_COMPLETE");
        StackExport export = StackStage.get(() -> transfers.export(stage.project(), stack.id()));
        Map<String, AdoptedResource> whole = Handover.resources(export);
        Map<String, AdoptedResource> without = new LinkedHashMap<>(whole);
        without.put("inner", new AdoptedResource(null, null, null, Map.of()));

        assertThatThrownBy(() -> adoptTree("lacking", "one", without))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("needs a 'resource_id' for inner.");
        without.remove("inner");
        assertThatThrownBy(() -> adoptTree("lacking", "one", without))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("needs a 'resource_id' for inner.");
        assertThat(stage.list()).extracting(Stack::name).containsExactly("place");
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void aGroupKeepsTheIndicesThatAreLeftOfIt() {
        AdoptedResource member = new AdoptedResource("id", null, null, Map.of("value", "v"));

        Stack stack =
                adopt(
                        "indices",
                        """
                        heat_template_version: 2018-08-31
                        resources:
                          group:
                            type: OS::Heat::ResourceGroup
                            properties: {count: 2, resource_def: {type: OS::Heat::RandomString}}
                        outputs:
                          removed: {value: {get_attr: [group, removed_rsrc_list]}}
                        """,
                        Map.of(
                                "group",
                                new AdoptedResource(
                                        "ignored",
                                        "OS::Heat::ResourceGroup",
                                        null,
                                        Map.of(),
                                        Map.of("1", member, "3", member))));

        assertThat(stage.resources(stage.nested(stack, "group")))
                .extracting(Resource::name)
                .containsExactly("1", "3");
        assertThat(outputs(stack)).containsEntry("removed", List.of("0", "2"));
    }

    private Stack createTree(String name, String value) {
        return stage.create(
                name, TREE, null, Environment.of(null).withParameters(Map.of("p", value)), FILES);
    }

    private Stack adoptTree(String name, String value, Map<String, AdoptedResource> given) {
        NewStack request =
                stage.request(
                        name,
                        TREE,
                        null,
                        Environment.of(null).withParameters(Map.of("p", value)),
                        FILES,
                        true);
        return StackStage.get(
                () -> transfers.adopt(request, new AdoptedStack(null, given), stage.owner()));
    }

    private List<Stack> within(Stack stack) {
        Stack inner = stage.nested(stack, "inner");
        return List.of(
                inner,
                stage.nested(inner, "deep"),
                stage.nested(stack, "group"),
                stage.nested(stack, "scaled"),
                stage.nested(stack, "chain"));
    }

    private Map<String, Object> outputs(Stack stack) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        stage.outputs(stack)
                .forEach(one -> outputs.put(one.key(), requireNonNull(one.value(), one.key())));
        return outputs;
    }

    private static StackExport nested(StackExport export, String resource) {
        return requireNonNull(
                export.resources().stream()
                        .filter(one -> one.resource().name().equals(resource))
                        .findFirst()
                        .orElseThrow()
                        .nested());
    }

    /** What one stack of the tree still has to say to another. */
    private int news(Stack root, List<Stack> within) throws SQLException {
        List<String> ids = new ArrayList<>(within.stream().map(Stack::id).toList());
        ids.add(root.id());
        int news = 0;
        for (String table : List.of("timer", "nested_wish")) {
            try (Connection connection = database.getConnection();
                    PreparedStatement count =
                            connection.prepareStatement(
                                    "select count(*) from "
                                            + table
                                            + " where stack_id = any (?)"
                                            + (table.equals("timer")
                                                    ? " and resource <> ''"
                                                    : ""))) {
                count.setArray(1, connection.createArrayOf("text", ids.toArray()));
                try (ResultSet rows = count.executeQuery()) {
                    rows.next();
                    news += rows.getInt(1);
                }
            }
        }
        return news;
    }

    private StackExport abandon(Stack stack) {
        return StackStage.get(() -> transfers.abandon(stage.project(), stack.id()));
    }

    private Stack adopt(String name, String template, Map<String, AdoptedResource> given) {
        NewStack request =
                stage.request(name, template, null, Environment.of(null), Map.of(), true);
        return StackStage.get(
                () -> transfers.adopt(request, new AdoptedStack(null, given), stage.owner()));
    }
}
