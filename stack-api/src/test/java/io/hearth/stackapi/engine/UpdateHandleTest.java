package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** {@code OS::Heat::UpdateWaitConditionHandle} before any update. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class UpdateHandleTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              h: {type: "OS::Heat::UpdateWaitConditionHandle"}
              w:
                type: AWS::CloudFormation::WaitCondition
                properties: {Handle: {get_resource: h}, Timeout: 100}
            outputs:
              url: {value: {get_resource: h}}
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void itsReferenceIsASignedAddressAndConditionsWaitForIt() {
        Stack stack = stage.create("rolling", TEMPLATE);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        assertThat(String.valueOf(stage.outputs(stack).getFirst().value()))
                .contains("/waitcondition/", "AWSAccessKeyId=access-h");

        others.signal(stack, "h", "1", "SUCCESS", "r", "\"d\"");

        stage.awaitState(stack, "CREATE_COMPLETE");
    }

    @Test
    void anUpdateMakesAnotherOneAndTheConditionWaitsAgain() {
        Stack stack = stage.create("again", TEMPLATE);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        others.signal(stack, "h", "1", "SUCCESS", "r", null);
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.update(stack, TEMPLATE);
        others.make(others.heard(UserWanted.class, stack, e -> e.generation() == 2), stack);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        others.signal(stack, "h", "1", "SUCCESS", "r", null);

        IdentityUnwanted first = others.heard(IdentityUnwanted.class, stack);
        others.say(new IdentityRemoved(first.stack(), "h", first.generation()));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.resources(stack)).hasSize(2);
    }
}
