package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stacks that are exported, abandoned and adopted. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class TransferLifeTest {
    private static final String THREE =
            """
            heat_template_version: 2018-08-31
            resources:
              value:
                type: OS::Heat::Value
                properties: {value: {get_attr: [text, value]}}
              text: {type: OS::Heat::RandomString, metadata: {m: 1}}
              conf: {type: OS::Heat::TestResource, properties: {value: %s}}
            outputs:
              text: {value: {get_attr: [value, value]}}
            """;
    private static final String HANDLE =
            """
            heat_template_version: 2018-08-31
            resources:
              h: {type: OS::Heat::WaitConditionHandle}
            """;

    @Inject StackStage stage;
    @Inject StackTransfers transfers;
    @Inject OtherServices others;

    @Test
    void whatOneStackLetsGoAnotherTakesOver() {
        Stack first = stage.create("moved", THREE.formatted("one"));
        Object text = stage.outputs(first).getFirst().value();
        String id = stage.resource(first, "text").physicalId();

        StackExport export = abandon(first);

        assertThat(stage.list()).isEmpty();
        assertThat(stage.state(first)).isEqualTo("DELETE_COMPLETE");
        assertThat(stage.resources(first)).isEmpty();
        assertThat(stage.events(first)).contains("text DELETE_COMPLETE state changed");
        assertThat(export.resources())
                .filteredOn(one -> one.resource().name().equals("text"))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.data()).containsEntry("value", String.valueOf(text)))
                .satisfies(one -> assertThat(one.metadata()).containsEntry("m", 1));

        Stack second = adopt("moved", THREE.formatted("one"), Handover.resources(export));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(stage.state(second)).isEqualTo("ADOPT_COMPLETE");
        assertThat(stage.now(second).state().reason())
                .isEqualTo("Stack ADOPT completed successfully");
        assertThat(stage.resource(second, "text").physicalId()).isEqualTo(id);
        assertThat(stage.outputs(second).getFirst().value()).isEqualTo(text);
        assertThat(stage.metadata(second, "text")).containsEntry("m", 1);
        assertThat(stage.events(second))
                .startsWith("moved ADOPT_IN_PROGRESS Stack ADOPT started")
                .contains("text ADOPT_COMPLETE state changed")
                .endsWith("moved ADOPT_COMPLETE Stack ADOPT completed successfully");

        stage.update(second, THREE.formatted("two"));
        assertThat(stage.state(second)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stage.resource(second, "text").physicalId()).isEqualTo(id);
        stage.delete(second);
        assertThat(stage.list()).isEmpty();
    }

    @Test
    void anExportChangesNothingAndKeepsSecretsOfIdentities() {
        Stack stack = stage.create("exported", HANDLE);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");

        StackExport export = StackStage.get(() -> transfers.export(stage.project(), stack.id()));

        ExportedResource handle = export.resources().getFirst();
        assertThat(handle.data()).containsEntry("user_id", "user-h");
        assertThat(handle.data().toString()).doesNotContain("the-token");
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");

        abandon(stack);
        others.heard(MetadataWithdrawn.class, stack, e -> e.resource().equals("h"));
        assertThatThrownBy(() -> abandon(stack))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("could not be found");
    }

    @Test
    void whatCannotBeTakenOverIsRefusedByName() {
        AdoptedResource known = new AdoptedResource("id", null, null, Map.of("value", "v"));

        assertThatThrownBy(() -> adopt("refused", HANDLE, Map.of("h", known)))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("The resource h cannot be adopted:");
        assertThatThrownBy(() -> adopt("refused", THREE.formatted("1"), Map.of("text", known)))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "Resource ID was not provided: 'resources' of 'adopt_stack_data' needs a"
                                + " 'resource_id' for value.");
        Map<String, AdoptedResource> all =
                Map.of(
                        "value",
                        known,
                        "conf",
                        known,
                        "text",
                        new AdoptedResource("id", null, null, Map.of()));
        assertThatThrownBy(() -> adopt("refused", THREE.formatted("1"), all))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("'resource_data' of text needs a 'value'");
        assertThat(stage.list()).isEmpty();
    }

    @Test
    void aStackInProgressIsAbandonedAtOnce() {
        Stack stack = stage.create("busy", HANDLE);

        abandon(stack);

        others.make(others.heard(UserWanted.class, stack), stack);
        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
        assertThat(stage.create("busy", HANDLE).name()).isEqualTo("busy");
    }

    @Test
    void theLimitsOfATreeHoldForWhatIsHandedOver() {
        AdoptedResource one = new AdoptedResource("id", null, null, Map.of("value", "v"));
        Map<String, AdoptedResource> many = new LinkedHashMap<>();
        for (int member = 0; member < 1000; member++) {
            many.put("m" + member, one);
        }
        AdoptedResource deep = new AdoptedResource("id", null, null, Map.of());
        for (int depth = 0; depth < 7; depth++) {
            deep = new AdoptedResource(null, null, null, Map.of(), Map.of("v", one, "next", deep));
        }
        Map<String, AdoptedResource> tower = deep.resources();

        assertThatThrownBy(
                        () ->
                                adopt(
                                        "many",
                                        """
                                        heat_template_version: 2018-08-31
                                        resources:
                                          scaled:
                                            type: OS::Heat::AutoScalingGroup
                                            properties:
                                              min_size: 1
                                              max_size: 1
                                              resource: {type: OS::Heat::RandomString}
                                        """,
                                        Map.of(
                                                "scaled",
                                                new AdoptedResource(
                                                        null, null, null, Map.of(), many))))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("Maximum resources per stack exceeded");
        assertThatThrownBy(() -> adoptTower(tower))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("Recursion depth exceeds");
        assertThat(stage.list()).isEmpty();
    }

    /** How high it is follows from what is handed over: nobody could count it before. */
    private void adoptTower(Map<String, AdoptedResource> given) {
        String storey =
                """
                heat_template_version: 2018-08-31
                parameters:
                  p: {type: string, default: more}
                conditions:
                  more: {equals: [{get_param: p}, more]}
                resources:
                  v: {type: OS::Heat::Value, properties: {value: {get_param: p}}}
                  next:
                    type: storey.yaml
                    condition: more
                    properties: {p: {get_attr: [v, value]}}
                """;
        NewStack request =
                stage.request(
                        "tower",
                        storey,
                        null,
                        Environment.of(null),
                        Map.of("storey.yaml", storey),
                        true);
        StackStage.get(
                () -> transfers.adopt(request, new AdoptedStack(null, given), stage.owner()));
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
