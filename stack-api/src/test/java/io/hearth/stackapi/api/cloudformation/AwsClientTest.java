package io.hearth.stackapi.api.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;

/** AWS's own client, told nothing but another endpoint. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class AwsClientTest {
    private static final String TEMPLATE =
            """
            {"AWSTemplateFormatVersion": "2010-09-09",
             "Description": "by AWS's client",
             "Parameters": {"P": {"Type": "String", "Default": "none", "Description": "a parameter"}},
             "Resources": {"Conf": {"Type": "OS::Heat::TestResource",
                                    "Properties": {"value": {"Ref": "P"}}}},
             "Outputs": {"Val": {"Description": "a value",
                                 "Value": {"Fn::GetAtt": ["Conf", "output"]}}}}""";
    private static final String WAITING =
            TEMPLATE.replace(
                    "\"Resources\": {",
                    "\"Resources\": {\"H\": {\"Type\": \"AWS::CloudFormation::WaitConditionHandle\"}, ");

    @TestHTTPResource("/v1")
    URI endpoint;

    private final String name = "aws-" + UUID.randomUUID();
    private Owner owner;
    private CloudFormationClient client;

    @BeforeEach
    void aClientOfAProjectOfItsOwn() {
        owner = Owner.ofNewProject(endpoint, "member");
        client = client(owner.identity());
    }

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void theLifeOfAStack() {
        assertThat(client.listStacks().stackSummaries()).isEmpty();
        assertThat(client.validateTemplate(ask -> ask.templateBody(TEMPLATE)).parameters())
                .containsExactly(
                        TemplateParameter.builder()
                                .parameterKey("P")
                                .defaultValue("none")
                                .description("a parameter")
                                .noEcho(false)
                                .build());

        String id =
                client.createStack(
                                ask ->
                                        ask.stackName(name)
                                                .templateBody(TEMPLATE)
                                                .parameters(parameter("one"))
                                                .timeoutInMinutes(5)
                                                .onFailure(OnFailure.DO_NOTHING)
                                                .capabilities(Capability.CAPABILITY_IAM)
                                                .tags(tag -> tag.key("k").value("v"))
                                                .clientRequestToken("t"))
                        .stackId();

        assertThat(id)
                .startsWith("arn:openstack:heat::%s:stacks/%s/".formatted(owner.projectId(), name));
        Stack stack = described();
        assertThat(stack.stackId()).isEqualTo(id);
        assertThat(stack.stackName()).isEqualTo(name);
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(stack.description()).isEqualTo("by AWS's client");
        assertThat(stack.timeoutInMinutes()).isEqualTo(5);
        assertThat(stack.disableRollback()).isTrue();
        assertThat(stack.creationTime()).isNotNull();
        assertThat(stack.lastUpdatedTime()).isNull();
        assertThat(stack.parameters()).contains(parameter("one"));
        assertThat(stack.outputs())
                .containsExactly(
                        Output.builder()
                                .outputKey("Val")
                                .outputValue("one")
                                .description("a value")
                                .build());

        StackSummary summary = client.listStacks().stackSummaries().getFirst();
        assertThat(summary.stackId()).isEqualTo(id);
        assertThat(summary.lastUpdatedTime()).isNull();
        assertThat(summary.deletionTime()).isNull();

        assertThat(client.describeStackEvents(ask -> ask.stackName(name)).stackEvents())
                .anySatisfy(
                        event -> {
                            assertThat(event.logicalResourceId()).isEqualTo("Conf");
                            assertThat(event.resourceStatus())
                                    .isEqualTo(ResourceStatus.CREATE_COMPLETE);
                            assertThat(event.timestamp()).isNotNull();
                        });
        assertThat(client.listStackResources(ask -> ask.stackName(id)).stackResourceSummaries())
                .singleElement()
                .extracting(StackResourceSummary::logicalResourceId)
                .isEqualTo("Conf");
        assertThat(client.describeStackResources(ask -> ask.stackName(name)).stackResources())
                .singleElement()
                .extracting(StackResource::resourceType)
                .isEqualTo("OS::Heat::TestResource");
        assertThat(client.getTemplate(ask -> ask.stackName(name)).templateBody())
                .startsWith("{\"AWSTemplateFormatVersion\": \"2010-09-09\", ");

        client.updateStack(
                ask -> ask.stackName(name).templateBody(TEMPLATE).parameters(parameter("two")));

        assertThat(described().lastUpdatedTime()).isNotNull();
        assertThat(described().outputs().getFirst().outputValue()).isEqualTo("two");

        client.deleteStack(ask -> ask.stackName(id));

        assertThat(client.listStacks().stackSummaries()).isEmpty();
    }

    @Test
    void anUpdateIsCancelled() {
        client.createStack(ask -> ask.stackName(name).templateBody(TEMPLATE));
        client.updateStack(ask -> ask.stackName(name).templateBody(WAITING));
        assertThat(described().stackStatus()).isEqualTo(StackStatus.UPDATE_IN_PROGRESS);

        client.cancelUpdateStack(ask -> ask.stackName(name));

        assertThat(described().stackStatusAsString()).startsWith("ROLLBACK_");
    }

    @Test
    void refusalsAreUnderstood() {
        client.createStack(ask -> ask.stackName(name).templateBody(TEMPLATE));

        assertRefused(
                () -> client.createStack(ask -> ask.stackName(name).templateBody(TEMPLATE)),
                400,
                "AlreadyExists");
        assertRefused(
                () -> client.describeStacks(ask -> ask.stackName("nosuch")),
                400,
                "InvalidParameterValue");
        try (CloudFormationClient stranger = client(owner.identity().withUnknownKeypair())) {
            assertRefused(stranger::listStacks, 403, "AccessDenied");
        }
        try (CloudFormationClient instance = client(TestIdentity.ofStackDomain())) {
            assertRefused(instance::listStacks, 403, "AccessDenied");
        }
    }

    private static void assertRefused(Runnable call, int status, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CloudFormationException.class,
                        refused -> {
                            assertThat(refused.statusCode()).isEqualTo(status);
                            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
                        });
    }

    private Stack described() {
        return client.describeStacks(ask -> ask.stackName(name)).stacks().getFirst();
    }

    private static Parameter parameter(String value) {
        return Parameter.builder().parameterKey("P").parameterValue(value).build();
    }

    private CloudFormationClient client(TestIdentity who) {
        return CloudFormationClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of("RegionOne"))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        who.accessKey(), who.secretKey().reveal())))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
