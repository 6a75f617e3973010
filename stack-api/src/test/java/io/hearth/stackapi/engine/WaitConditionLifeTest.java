package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.SignalTicket;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Stacks that wait for signals, and for how long. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class WaitConditionLifeTest {
    private static final String WAITING =
            """
            heat_template_version: 2018-08-31
            resources:
              h:
                type: OS::Heat::WaitConditionHandle
              w:
                type: OS::Heat::WaitCondition
                properties: {handle: {get_resource: h}, count: 2, timeout: %d}
              after:
                type: OS::Heat::TestResource
                properties: {value: {get_attr: [w, data]}}
            outputs:
              curl: {value: {get_attr: [h, curl_cli]}}
              data: {value: {get_attr: [w, data]}}
              signal: {value: {get_attr: [h, signal]}}
            """;

    @Inject StackStage stage;
    @Inject Sealer sealer;
    @Inject OtherServices others;

    @Test
    void aSignalBeyondTheLimitOfItsHandleIsDroppedAndToldAndAKnownOneIsNot() {
        Stack stack =
                stage.create("flooded", WAITING.formatted(100).replace("count: 2", "count: 4"));
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        for (int id = 1; id < EngineProfile.SIGNALS_PER_HANDLE; id++) {
            others.signal(stack, "h", "id" + id, "SUCCESS", "r", null);
        }
        others.signal(stack, "h", "id1", "SUCCESS", "again", null);
        others.signal(stack, "h", "last", "SUCCESS", "r", null);
        stage.awaitState(stack, "CREATE_COMPLETE");

        others.signal(stack, "h", "late", "SUCCESS", "r", null);
        others.signal(stack, "h", "id2", "SUCCESS", "still known", null);

        await("the last signal")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stage.metadata(stack, "h").toString().contains("still known"));
        assertThat(stage.metadata(stack, "h")).containsOnlyKeys("id1", "id2", "id3", "last");
        assertThat(stage.events(stack))
                .anyMatch(
                        event ->
                                event.contains(
                                        "dropped: the handle keeps 4 signals (hearth.limit.signals-per-handle), and 'late' is none of them"));
    }

    @Test
    void aSignalThatMakesTheMetadataTooBigIsDroppedAndToldAndOthersAreNot() {
        Stack stack = stage.create("heavy", WAITING.formatted(100));
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        String heavy = "\"" + "x".repeat(EngineProfile.METADATA_BYTES) + "\"";

        others.signal(stack, "h", "first", "SUCCESS", "r", null);
        others.signal(stack, "h", "heavy", "SUCCESS", "r", heavy);
        others.signal(stack, "h", "last", "SUCCESS", "r", null);

        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(stage.metadata(stack, "h")).containsOnlyKeys("first", "last");
        assertThat(stage.events(stack))
                .anyMatch(
                        event ->
                                event.contains("Signal: dropped: with it the metadata would have")
                                        && event.contains(
                                                "at most 2000 are possible (hearth.limit.metadata-bytes)"));
    }

    @Test
    void aConditionThatAwaitsMoreThanAHandleKeepsIsRefused() {
        String template = WAITING.formatted(100).replace("count: 2", "count: 5");

        assertThatThrownBy(() -> stage.create("greedy", template))
                .hasMessageContaining("resources.w.properties.count")
                .hasMessageContaining("5 signals are awaited, and a handle keeps 4");
    }

    @Test
    void aTokenThatEndsBeforeTheStackMustBeDoneGivesWayToATicket() {
        Stack stack = stage.create("patient", WAITING.formatted(100));
        UserWanted wanted = others.heard(UserWanted.class, stack);
        Instant tooEarly = stack.deadline().minusSeconds(1);
        others.make(wanted, stack, tooEarly);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        Secret first = signalToken(stack);

        others.make(wanted, stack, tooEarly);
        others.signal(stack, "h", "1", "SUCCESS", null, null);
        others.signal(stack, "h", "2", "SUCCESS", null, null);
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(SignalTicket.open(sealer, first))
                .contains(new SignalTicket("user-h", "domain-project", tooEarly, stack.deadline()));
        assertThat(signalToken(stack).reveal())
                .as("What is said twice brings no second ticket.")
                .isEqualTo(first.reveal());
    }

    /** The one that the handle's curl_cli shows. */
    private Secret signalToken(Stack stack) {
        Matcher token =
                Pattern.compile("X-Auth-Token: ([^']+)'")
                        .matcher(String.valueOf(stage.outputs(stack).getFirst().value()));
        assertThat(token.find()).isTrue();
        return Secret.of(token.group(1));
    }

    @Test
    void aStackLivesOnSignalsAndLeavesNothingBehind() {
        Stack stack = stage.create("waiting", WAITING.formatted(100));
        UserWanted wanted = others.heard(UserWanted.class, stack);
        assertThat(wanted.token()).isTrue();
        assertThat(wanted.userName()).matches("waiting-h-[a-z2-7]{12}");
        others.make(wanted, stack);

        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        assertThat(stage.resource(stack, "h").physicalId()).isEqualTo("user-h");
        others.signal(stack, "h", "1", "SUCCESS", "r1", "\"d1\"");
        others.signal(stack, "h", "1", "SUCCESS", "r1", "\"d1\"");
        others.signal(stack, "h", null, "SUCCESS", null, null);
        stage.awaitState(stack, "CREATE_COMPLETE");

        List<StackOutput> outputs = stage.outputs(stack);
        assertThat(String.valueOf(outputs.get(0).value()))
                .isEqualTo(
                        "curl -i -X POST -H 'X-Auth-Token: the-token' -H 'Content-Type: application/json' -H 'Accept: application/json' http://127.0.0.1:8004/v1/domain-project/stacks/waiting/"
                                + stack.id()
                                + "/resources/h/signal");
        assertThat(outputs.get(1).value()).isEqualTo("{\"1\": \"d1\", \"2\": null}");
        assertThat(outputs.get(2).value()).isEqualTo("null");
        assertThat(stage.events(stack))
                .contains(
                        "h SIGNAL_COMPLETE Signal: status:SUCCESS reason:r1",
                        "h SIGNAL_COMPLETE Signal: status:SUCCESS reason:Signal 2 received");

        stage.delete(stack);
        IdentityUnwanted unwanted = others.heard(IdentityUnwanted.class, stack);
        assertThat(stage.state(stack)).isEqualTo("DELETE_IN_PROGRESS");
        others.say(new IdentityRemoved(unwanted.stack(), "h", unwanted.generation()));
        others.heard(DomainProjectUnwanted.class, stack);
        others.say(new DomainProjectRemoved(unwanted.stack()));
        stage.awaitState(stack, "DELETE_COMPLETE");
        assertThat(stage.resources(stack)).isEmpty();
    }

    @Test
    void aFailureSignalFailsTheStackInHeatsWords() {
        Stack stack = stage.create("failing", WAITING.formatted(100));
        others.make(others.heard(UserWanted.class, stack), stack);
        others.signal(stack, "h", "2", "FAILURE", "broken", null);

        stage.awaitState(stack, "CREATE_FAILED");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo("Resource CREATE failed: WaitConditionFailure: resources.w: broken");
        assertThat(stage.resource(stack, "w").state().reason())
                .isEqualTo("WaitConditionFailure: resources.w: broken");
        assertThat(stage.resource(stack, "after").state().text()).isEqualTo("INIT_COMPLETE");
    }

    @Test
    void aConditionThatTimesOutSaysHowManyCame() {
        Stack stack = stage.create("late", WAITING.formatted(6));
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        others.signal(stack, "h", null, "SUCCESS", "half", null);

        stage.awaitState(stack, "CREATE_FAILED");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo(
                        "Resource CREATE failed: WaitConditionTimeout: resources.w: 1 of 2 received - half");
    }

    @Test
    void aStackHasItsTimeAndNoMore() {
        Stack stack = stage.create("slow", WAITING.formatted(100), 0);

        stage.awaitState(stack, "CREATE_FAILED");
        assertThat(stage.now(stack).state().reason()).isEqualTo("Create timed out");
        assertThat(stage.resource(stack, "h").state().text()).isEqualTo("CREATE_FAILED");
    }

    @Test
    void aDeletionInterruptsACreation() {
        Stack stack = stage.create("interrupted", WAITING.formatted(100));
        stage.delete(stack);

        others.heard(IdentityUnwanted.class, stack);
        assertThat(stage.events(stack))
                .contains("h CREATE_FAILED CREATE aborted (user triggered cancel)");
    }
}
