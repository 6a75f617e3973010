package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
}
