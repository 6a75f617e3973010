package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.error.TemplateException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Stacks that are updated, that fail at it, return to what they were, or are overtaken. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class UpdateLifeTest {
    private static final String THREE =
            """
            heat_template_version: 2018-08-31
            description: %s
            parameters:
              p: {type: string, default: one}
              fixed: {type: string, default: f, immutable: true}
            resources:
              a:
                type: OS::Heat::TestResource
                metadata: {m: %s}
                properties: {value: {get_param: p}}
              b:
                type: OS::Heat::RandomString
                properties: {salt: {get_attr: [a, output]}}
              %s:
                type: OS::Heat::Value
                properties: {value: {get_attr: [b, value]}}
            outputs:
              text: {value: {get_attr: [b, value]}}
            """;
    private static final String BEFORE = THREE.formatted("before", "1", "c");

    private static final String ONE =
            """
            heat_template_version: 2018-08-31
            resources:
              a:
                type: OS::Heat::TestResource
                properties: {value: '%s', fail: %s, action_wait_secs: {update: %s}}
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;
    @Inject Mutiny.SessionFactory sessions;
    @Inject StackStore store;
    @Inject Sealer sealer;
    @Inject Addresses addresses;
    @Inject ResourceTypes types;

    /** As on another replica, or after a restart: nothing of it is in memory. */
    @Test
    void whoReadAStackBeforeItsUpdateEndedSeesWhatItHasBecome() {
        Stack read = stage.create("read", BEFORE);
        stage.update(read, THREE.formatted("after", "2", "d"));
        Blueprints elsewhere = new Blueprints(store, sealer, addresses, types);

        Blueprint found =
                StackStage.get(() -> sessions.withSession(session -> elsewhere.of(session, read)));

        assertThat(found.template().description()).isEqualTo("after");
    }

    @Test
    void anUpdateChangesInPlaceReplacesAddsAndRemoves() {
        Stack stack = stage.create("update", BEFORE);
        String id = stage.resource(stack, "b").physicalId();
        Object text = stage.outputs(stack).getFirst().value();

        Stack updated = stage.update(stack, THREE.formatted("after", "2", "d"));

        assertThat(updated.state().text()).isEqualTo("UPDATE_COMPLETE");
        assertThat(updated.state().reason()).isEqualTo("Stack UPDATE completed successfully");
        assertThat(updated.description()).isEqualTo("after");
        assertThat(stage.resources(stack))
                .extracting(one -> one.name() + " " + one.state().text())
                .containsExactly("a UPDATE_COMPLETE", "b CREATE_COMPLETE", "d CREATE_COMPLETE");
        assertThat(stage.resource(stack, "b").physicalId()).isEqualTo(id);
        assertThat(stage.metadata(stack, "a")).isEqualTo(Map.of("m", 2));
        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo(text);
        others.heard(MetadataWithdrawn.class, stack, e -> e.resource().equals("c"));
        assertThat(stage.events(stack))
                .endsWith(
                        "update UPDATE_IN_PROGRESS Stack UPDATE started",
                        "a UPDATE_IN_PROGRESS state changed",
                        "a UPDATE_COMPLETE state changed",
                        "d CREATE_IN_PROGRESS state changed",
                        "d CREATE_COMPLETE state changed",
                        "c DELETE_IN_PROGRESS state changed",
                        "c DELETE_COMPLETE state changed",
                        "update UPDATE_COMPLETE Stack UPDATE completed successfully");
    }

    @Test
    void aChangedParameterReplacesWhatCannotChange() {
        Stack stack = stage.create("patch", BEFORE);
        Object text = stage.outputs(stack).getFirst().value();
        String id = stage.resource(stack, "b").physicalId();

        stage.patch(stack, Map.of("p", "two"), Set.of());

        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stage.parameters(stack)).containsEntry("p", "two");
        assertThat(stage.resource(stack, "b").physicalId()).isNotEqualTo(id);
        assertThat(stage.outputs(stack).getFirst().value()).isNotEqualTo(text);
        assertThat(stage.resources(stack)).hasSize(3);

        stage.patch(stack, Map.of(), Set.of("p"));
        assertThat(stage.parameters(stack)).containsEntry("p", "one");
        assertThatThrownBy(() -> stage.patch(stack, Map.of("fixed", "g"), Set.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessage("The following parameters are immutable and may not be updated: fixed");
    }

    @Test
    void nothingChangesWhenNothingIsNew() {
        Stack stack = stage.create("same", BEFORE);
        List<String> before = versions(stack);

        stage.update(stack, BEFORE);

        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        assertThat(versions(stack)).isEqualTo(before);
    }

    @Test
    void aFailedUpdateStaysOrReturns() {
        Stack stack = stage.create("fails", ONE.formatted("1", "false", "0"));
        stage.update(stack, ONE.formatted("2", "true", "0"));
        assertThat(stage.now(stack).state().text()).isEqualTo("UPDATE_FAILED");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo(
                        "Resource UPDATE failed: ValueError: resources.a: Test Resource failed a");
        stage.update(stack, ONE.formatted("3", "false", "0"));
        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stage.resources(stack)).hasSize(1);

        stage.updateOrRollBack(stack, ONE.formatted("4", "true", "0"));
        assertThat(stage.state(stack)).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo("Stack ROLLBACK completed successfully");
        assertThat(stage.resources(stack)).hasSize(1);
    }

    @Test
    void aFailedCreationRollsBackToNothing() {
        Stack stack = stage.createOrRollBack("nothing", ONE.formatted("1", "true", "0"));

        assertThat(stack.state().reason()).isEqualTo("Stack ROLLBACK completed successfully");
        assertThat(stack.state().text()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(stage.resources(stack)).isEmpty();
        stage.update(stack, BEFORE);
        assertThat(stage.state(stack)).isEqualTo("UPDATE_COMPLETE");
        assertThat(stage.resources(stack)).hasSize(3);
    }

    @Test
    void anUpdateOvertakesAnother() {
        Stack stack = stage.create("overtaken", ONE.formatted("1", "false", "0"));
        assertThat(stage.update(stack, ONE.formatted("2", "false", "0.4")).state().text())
                .isEqualTo("UPDATE_IN_PROGRESS");

        stage.update(stack, ONE.formatted("3", "false", "0"));

        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.events(stack))
                .filteredOn(event -> event.startsWith("a UPDATE"))
                .containsExactly(
                        "a UPDATE_IN_PROGRESS state changed",
                        "a UPDATE_COMPLETE state changed",
                        "a UPDATE_IN_PROGRESS state changed",
                        "a UPDATE_COMPLETE state changed");
    }

    @Test
    void anUpdateIsCancelled() {
        Stack stack = stage.create("cancelled", ONE.formatted("1", "false", "0"));
        assertThatThrownBy(() -> stage.cancel(stack, true))
                .isInstanceOf(StackException.class)
                .hasMessage("Cancelling update when stack is CREATE_COMPLETE is not supported.");

        stage.update(stack, ONE.formatted("2", "false", "100"));
        stage.cancel(stack, true);
        stage.awaitState(stack, "ROLLBACK_COMPLETE");
        assertThat(stage.metadata(stack, "a")).isEmpty();

        stage.update(stack, ONE.formatted("2", "false", "0.3"));
        stage.cancel(stack, false);
        assertThat(stage.now(stack).state().text()).isEqualTo("UPDATE_FAILED");
        assertThat(stage.now(stack).state().reason()).isEqualTo("Stack UPDATE cancelled");
        stage.awaitResource(stack, "a", "UPDATE_COMPLETE");
    }

    @Test
    void aReplacedHandleGetsAnotherIdentityAndLosesTheFirst() {
        String handle =
                """
                heat_template_version: 2018-08-31
                resources:
                  h:
                    type: OS::Heat::WaitConditionHandle
                    properties: {signal_transport: %s}
                """;
        Stack stack = stage.create("handle", handle.formatted("CFN_SIGNAL"));
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.update(stack, handle.formatted("HEAT_SIGNAL"));
        UserWanted second = others.heard(UserWanted.class, stack, e -> e.generation() == 2);
        others.make(second, stack);
        IdentityUnwanted first = others.heard(IdentityUnwanted.class, stack);
        assertThat(first.generation()).isEqualTo(1);
        assertThat(stage.state(stack)).isEqualTo("UPDATE_IN_PROGRESS");
        others.say(new IdentityRemoved(first.stack(), "h", 1));

        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.resources(stack)).hasSize(1);
    }

    private List<String> versions(Stack stack) {
        return stage.resources(stack).stream()
                .map(one -> "%s %s %d".formatted(one.name(), one.state(), one.version()))
                .toList();
    }
}
