package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Credentials of a stack that are changed for others while it stays as it is. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class RotationLifeTest {
    private static final String HANDLE =
            """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              h:
                Type: AWS::CloudFormation::WaitConditionHandle
              w:
                Type: AWS::CloudFormation::WaitCondition
                Properties: {Handle: {Ref: h}, Timeout: 100}
            Outputs:
              url: {Value: {Ref: h}}
            """;
    private static final String KEY =
            """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              conf:
                Type: OS::Heat::TestResource
                Metadata: {id: {Ref: key}, secret: {'Fn::GetAtt': [key, SecretAccessKey]}}
              user:
                Type: AWS::IAM::User
                Properties: {LoginProfile: {Password: sesame}}
              key:
                Type: AWS::IAM::AccessKey
                Properties: {UserName: {Ref: user}}
            Outputs:
              id: {Value: {Ref: key}}
            """;
    private static final Instant LATER = Instant.parse("2126-01-01T00:00:00Z");

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void aHandlesAddressIsAnotherAndAnUpdateAfterwardsDoesNotWaitAgain() {
        Stack stack = stage.create("urls", HANDLE);
        UserWanted wanted = complete(stack);
        String condition = stage.resource(stack, "w").id();
        assertThat(url(stack)).contains("AWSAccessKeyId=access-h&");

        stage.rotate(stack, "h", false);

        IdentityRotationWanted rotation = others.heard(IdentityRotationWanted.class, stack);
        assertThat(rotation.generation()).isEqualTo(wanted.generation());
        assertThat(rotation.atOnce()).isFalse();
        others.rotate(wanted, stack, 1, LATER);
        await("the overlap").until(() -> formerUntil(stack) != null);
        assertThat(formerUntil(stack)).isEqualTo(LATER.toString());
        assertThat(url(stack)).contains("AWSAccessKeyId=access-h-2&");
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");

        stage.update(stack, HANDLE);

        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(stage.resource(stack, "w").id()).isEqualTo(condition);
        assertThat(url(stack)).contains("AWSAccessKeyId=access-h-2&");

        others.say(
                new IdentityRevoked(
                        wanted.stack(), "h", wanted.generation(), null, List.of("access-h")));
        await("the end of the overlap").until(() -> formerUntil(stack) == null);
    }

    @Test
    void metadataThatTellsOfAnAccessKeyIsPublishedWithTheNextOne() {
        Stack stack = stage.create("keys", KEY);
        others.make(others.heard(UserWanted.class, stack), stack);
        KeypairWanted wanted = others.heard(KeypairWanted.class, stack);
        others.make(wanted, stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(stage.metadata(stack, "conf")).containsEntry("id", "access-key");
        long version = stage.resource(stack, "conf").version();

        stage.rotate(stack, "key", true);
        assertThat(others.heard(IdentityRotationWanted.class, stack).atOnce()).isTrue();
        others.rotate(wanted, stack, 1);

        others.heard(
                MetadataPublished.class,
                stack,
                e -> e.resource().equals("conf") && e.version() > version);
        assertThat(stage.metadata(stack, "conf")).containsEntry("id", "access-key-2");
        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("access-key-2");
        assertThat(stage.resource(stack, "key").substance().data())
                .containsKey(IdentityData.KEYED_AT);
    }

    @Test
    void whatHasNoCredentialThatCanBeChangedIsRefusedInASentence() {
        Stack stack = stage.create("none", KEY);
        UserWanted user = others.heard(UserWanted.class, stack);

        refused(stack, "conf", "Resource conf has no identity; there is nothing to rotate.");
        refused(stack, "user", "Resource user has no identity; there is nothing to rotate.");
        refused(stack, "nobody", "The Resource (nobody) could not be found in Stack none.");

        others.make(user, stack);
        stage.awaitResource(stack, "user", "CREATE_COMPLETE");
        refused(
                stack,
                "user",
                "Resource user has an identity without a credential; there is nothing to rotate.");
    }

    @Test
    void aStackThatRestsOrGoesRotatesNothing() {
        Stack stack = stage.create("rests", HANDLE);
        complete(stack);

        stage.act(stack, Action.SUSPEND);
        others.heard(IdentitySuspended.class, stack);
        refused(stack, "h", "Rotating an identity when the stack is suspended is not supported.");

        stage.delete(stack);
        refused(stack, "h", "Rotating an identity when the stack is deleting is not supported.");
    }

    private UserWanted complete(Stack stack) {
        UserWanted wanted = others.heard(UserWanted.class, stack);
        others.make(wanted, stack);
        stage.awaitResource(stack, "w", "CREATE_IN_PROGRESS");
        others.signal(stack, "h", "1", "SUCCESS", "r", null);
        stage.awaitState(stack, "CREATE_COMPLETE");
        return wanted;
    }

    private void refused(Stack stack, String resource, String message) {
        assertThatThrownBy(() -> stage.rotate(stack, resource, false))
                .isInstanceOf(StackException.class)
                .hasMessage(message);
    }

    private @Nullable String formerUntil(Stack stack) {
        return stage.resource(stack, "h").substance().data().get(IdentityData.FORMER_UNTIL);
    }

    private String url(Stack stack) {
        return String.valueOf(stage.outputs(stack).getFirst().value());
    }
}
