package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stacks whose resources need identities. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class IdentityLifeTest {
    private static final String IDENTITIES =
            """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              conf:
                Type: OS::Heat::TestResource
              policy:
                Type: OS::Heat::AccessPolicy
                Properties: {AllowedResources: [conf]}
              user:
                Type: AWS::IAM::User
                Properties: {Policies: [{Ref: policy}], LoginProfile: {Password: sesame}}
              key:
                Type: AWS::IAM::AccessKey
                Properties: {UserName: {Ref: user}}
              h:
                Type: AWS::CloudFormation::WaitConditionHandle
              w:
                Type: AWS::CloudFormation::WaitCondition
                Properties: {Handle: {Ref: h}, Timeout: 100}
            Outputs:
              url: {Value: {Ref: h}}
              id: {Value: {Ref: key}}
              secret: {Value: {'Fn::GetAtt': [key, SecretAccessKey]}}
              name: {Value: {'Fn::GetAtt': [key, UserName]}}
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void aPasswordThatKeystoneWouldNotTakeFailsItsResource() {
        Stack stack = stage.create("long", IDENTITIES.replace("sesame", "s".repeat(4_097)));

        assertThat(stage.state(stack)).isEqualTo("CREATE_FAILED");
        assertThat(stage.resource(stack, "user").state().reason())
                .isEqualTo(
                        "StackValidationFailed: resources.user: LoginProfile.Password has more than"
                                + " 4096 characters, which Keystone does not take.");
    }

    @Test
    @Tag("OSSN-0011")
    void aPolicyOfWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> stage.create("wide", IDENTITIES.replace("[conf]", "[conf, gone]")))
                .hasMessageContaining("AccessPolicy resource gone not in stack");
    }

    @Test
    void moreThanAnEventCanNameFailsItsResource() {
        String numbers =
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        Stack stack = stage.create("many", IDENTITIES.replace("[conf]", "[conf, " + numbers + "]"));

        assertThat(stage.state(stack)).isEqualTo("CREATE_FAILED");
        assertThat(stage.resource(stack, "user").state().reason())
                .startsWith(
                        "RequestLimitExceeded: resources.user: Request limit exceeded: The policies"
                                + " allow 1001 resources; at most 1000 are possible");
    }

    @Test
    void anIdentityThatCannotBeMadeFailsTheStack() {
        Stack stack = stage.create("refused", IDENTITIES);
        UserWanted wanted = others.heard(UserWanted.class, stack, e -> e.resource().equals("h"));
        others.say(new IdentityFailed(wanted.stack(), "h", wanted.generation(), "no role"));

        stage.awaitState(stack, "CREATE_FAILED");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo("Resource CREATE failed: Error: resources.h: no role");
    }

    /** As the identity worker does when somebody has removed it from Keystone. */
    @Test
    void anIdentityThatIsMadeAgainIsKnownByItsNewId() {
        Stack stack =
                stage.create(
                        "again",
                        """
                        heat_template_version: 2018-08-31
                        resources:
                          handle: {type: OS::Heat::WaitConditionHandle}
                        outputs:
                          user: {value: {get_resource: handle}}
                        """);
        UserWanted wanted = others.heard(UserWanted.class, stack);
        others.make(wanted, stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(stage.outputs(stack).getFirst().value()).isEqualTo("user-handle");

        others.say(
                new UserReady(
                        wanted.stack(),
                        "handle",
                        wanted.generation(),
                        "domain-project",
                        "user-again",
                        wanted.userName(),
                        null,
                        null,
                        null,
                        null,
                        wanted.bindings()));

        await("the new id")
                .until(() -> "user-again".equals(stage.outputs(stack).getFirst().value()));
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void usersAndKeysAreMadeInOrderAndBoundToWhatTheyMayRead() {
        Stack stack = stage.create("users", IDENTITIES);
        UserWanted user = others.heard(UserWanted.class, stack, e -> e.resource().equals("user"));
        UserWanted handle = others.heard(UserWanted.class, stack, e -> e.resource().equals("h"));
        assertThat(user.bindings()).hasSize(1);
        assertThat(user.bindings().getFirst().resource()).isEqualTo("conf");
        assertThat(handle.keypair()).isTrue();
        others.make(user, stack);
        others.make(handle, stack);
        KeypairWanted key = others.heard(KeypairWanted.class, stack);
        others.make(key, stack);
        stage.awaitResource(stack, "key", "CREATE_COMPLETE");
        others.signal(stack, "h", "1", "SUCCESS", "r", "\"d\"");
        stage.awaitState(stack, "CREATE_COMPLETE");

        List<StackOutput> outputs = stage.outputs(stack);
        assertThat(String.valueOf(outputs.get(0).value()))
                .startsWith(
                        "http://127.0.0.1:8000/v1/waitcondition/arn%3Aopenstack%3Aheat%3A%3A"
                                + stage.project()
                                + "%3Astacks/users/"
                                + stack.id()
                                + "/resources/h?SignatureMethod=HmacSHA256&SignatureVersion=2&AWSAccessKeyId=access-h&Timestamp=");
        assertThat(outputs.get(1).value()).isEqualTo("access-key");
        assertThat(outputs.get(2).value()).isEqualTo("secret-key");
        assertThat(String.valueOf(outputs.get(3).value())).startsWith("users-user-");
    }
}
