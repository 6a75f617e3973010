package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.SignalEvent.SignalRefused;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stacks that are suspended, resumed and checked. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class PassageLifeTest {
    private static final String TWO =
            """
            heat_template_version: 2018-08-31
            resources:
              a: {type: OS::Heat::TestResource}
              b: {type: OS::Heat::RandomString, depends_on: a}
            """;

    private static final String HANDLE =
            """
            heat_template_version: 2018-08-31
            resources:
              h: {type: OS::Heat::WaitConditionHandle}
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void aStackIsSuspendedUsersFirstAndResumedUsedFirst() {
        Stack stack = stage.create("rest", TWO);

        stage.act(stack, Action.SUSPEND);
        assertThat(stage.now(stack).state().text()).isEqualTo("SUSPEND_COMPLETE");
        assertThatThrownBy(() -> stage.update(stack, TWO))
                .isInstanceOf(StackException.class)
                .hasMessage("Updating a stack when it is suspended is not supported.");
        assertThatThrownBy(() -> stage.act(stack, Action.CHECK))
                .isInstanceOf(StackException.class)
                .hasMessage("Checking a stack when it is suspended is not supported.");
        stage.act(stack, Action.RESUME);

        assertThat(stage.now(stack).state().text()).isEqualTo("RESUME_COMPLETE");
        assertThat(stage.events(stack))
                .endsWith(
                        "rest SUSPEND_IN_PROGRESS Stack SUSPEND started",
                        "b SUSPEND_IN_PROGRESS state changed",
                        "b SUSPEND_COMPLETE state changed",
                        "a SUSPEND_IN_PROGRESS state changed",
                        "a SUSPEND_COMPLETE state changed",
                        "rest SUSPEND_COMPLETE Stack SUSPEND completed successfully",
                        "rest RESUME_IN_PROGRESS Stack RESUME started",
                        "a RESUME_IN_PROGRESS state changed",
                        "a RESUME_COMPLETE state changed",
                        "b RESUME_IN_PROGRESS state changed",
                        "b RESUME_COMPLETE state changed",
                        "rest RESUME_COMPLETE Stack RESUME completed successfully");
    }

    @Test
    void theUserOfASuspendedResourceIsDisabledAndThatOfAResumedOneEnabled() {
        Stack stack = stage.create("guest", HANDLE);
        UserWanted wanted = others.heard(UserWanted.class, stack);
        others.make(wanted, stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        Map<String, String> before = stage.resource(stack, "h").substance().data();

        stage.act(stack, Action.SUSPEND);
        IdentitySuspended suspended = others.heard(IdentitySuspended.class, stack);
        assertThat(suspended.resource()).isEqualTo("h");
        assertThat(stage.state(stack)).isEqualTo("SUSPEND_IN_PROGRESS");
        others.say(new IdentityDisabled(suspended.stack(), "h", suspended.generation(), "user-h"));
        stage.awaitState(stack, "SUSPEND_COMPLETE");

        stage.act(stack, Action.RESUME);
        others.heard(IdentityResumed.class, stack);
        assertThat(stage.state(stack)).isEqualTo("RESUME_IN_PROGRESS");
        others.make(wanted, stack);
        stage.awaitState(stack, "RESUME_COMPLETE");
        assertThat(stage.resource(stack, "h").substance().data()).isEqualTo(before);
    }

    @Test
    void aCheckLooksForTheIdentityInKeystone() {
        Stack stack = stage.create("looks", HANDLE);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.act(stack, Action.CHECK);
        IdentityCheckWanted first = others.heard(IdentityCheckWanted.class, stack);
        others.say(new IdentityChecked(first.stack(), "h", first.generation(), List.of()));
        stage.awaitState(stack, "CHECK_COMPLETE");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo("Stack CHECK completed successfully");

        stage.act(stack, Action.CHECK);
        others.say(
                new IdentityChecked(
                        first.stack(), "h", first.generation(), List.of("No user.", "No key.")));
        stage.awaitState(stack, "CHECK_FAILED");
        assertThat(stage.resource(stack, "h").state().reason())
                .isEqualTo("Error: resources.h: No user. No key.");
    }

    @Test
    void whatCannotBeDisabledFailsToBeSuspended() {
        Stack stack = stage.create("stays", HANDLE);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.act(stack, Action.SUSPEND);
        IdentitySuspended suspended = others.heard(IdentitySuspended.class, stack);
        others.say(new IdentityFailed(suspended.stack(), "h", suspended.generation(), "gone"));

        stage.awaitState(stack, "SUSPEND_FAILED");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo("Resource SUSPEND failed: Error: resources.h: gone");
    }

    @Test
    void ofSignalsThatWereRefusedASuspendedResourceTellsOnce() {
        Stack stack = stage.create("deaf", TWO);
        stage.act(stack, Action.SUSPEND);

        for (String resource : List.of("a", "a", "b")) {
            others.say(
                    new SignalRefused(
                            new StackRef(stack.id(), "deaf", stack.id(), stack.projectId()),
                            resource,
                            "SUSPEND",
                            Instant.now()));
        }

        await("the events")
                .untilAsserted(
                        () ->
                                assertThat(stage.events(stack))
                                        .endsWith(
                                                "deaf SUSPEND_COMPLETE Stack SUSPEND completed successfully",
                                                "a SUSPEND_COMPLETE Cannot signal resource during SUSPEND",
                                                "b SUSPEND_COMPLETE Cannot signal resource during SUSPEND"));
        assertThat(stage.resource(stack, "a").state().reason()).isEqualTo("state changed");
    }

    @Test
    void aCheckTellsWhatItCannotSee() {
        Stack stack = stage.create("check", TWO);

        stage.act(stack, Action.CHECK);

        assertThat(stage.now(stack).state().text()).isEqualTo("CHECK_COMPLETE");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo(
                        "Stack CHECK completed successfully. 'CHECK' not fully supported (see resources)");
        assertThat(stage.resource(stack, "b").state().reason())
                .isEqualTo("CHECK not supported for OS::Heat::RandomString");
        assertThat(stage.resource(stack, "a").state().reason()).isEqualTo("state changed");
    }
}
