package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.resource.mime.MimePart;
import io.hearth.stackapi.resource.mime.MimeReader;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that somebody else has booted: their identities and what their agents are told. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class DeployedServerLifeTest {
    @Inject StackStage stage;
    @Inject OtherServices others;

    @Test
    void itsAgentIsToldHowToSignItsRequests() {
        Stack stack = stage.create("signed", server("{}", "{m: {k: v}}"));
        UserWanted wanted = others.heard(UserWanted.class, stack);
        assertThat(wanted.keypair()).isTrue();
        assertThat(wanted.password()).isEqualTo(PasswordKind.NONE);
        assertThat(wanted.bindings())
                .containsExactlyInAnyOrder(
                        new Binding(stack.id(), "s", Capability.METADATA_READ),
                        new Binding(stack.id(), "s", Capability.DEPLOYMENTS_READ));

        others.make(wanted, stack);

        stage.awaitState(stack, "CREATE_COMPLETE");
        Resource server = stage.resource(stack, "s");
        assertThat(server.physicalId()).isEqualTo(server.id());
        Map<String, Object> told =
                Map.of(
                        "collectors",
                        List.of("cfn", "local"),
                        "cfn",
                        Map.of(
                                "metadata_url", "http://127.0.0.1:8000/v1/",
                                "access_key_id", "access-s",
                                "secret_access_key", "secret-s",
                                "stack_name", "signed",
                                "path", "s.Metadata"));
        assertThat(stage.metadata(stack, "s"))
                .containsOnly(
                        Map.entry("m", Map.of("k", "v")), Map.entry("os-collect-config", told));
        assertThat(outputs(stack)).containsExactly(server.id(), server.physicalName(), told);
        MetadataPublished published =
                others.heard(MetadataPublished.class, stack, e -> e.serverId() != null);
        assertThat(published.serverId()).isEqualTo(server.id());
        assertThat(published.creatorId()).isNull();
    }

    @Test
    void itsAgentIsToldItsPassword() {
        Stack stack =
                stage.create(
                        "password",
                        server("{name: web, software_config_transport: POLL_SERVER_HEAT}", "{}"));
        UserWanted wanted = others.heard(UserWanted.class, stack);
        assertThat(wanted.keypair()).isFalse();
        assertThat(wanted.password()).isEqualTo(PasswordKind.GENERATED);

        others.make(wanted, stack);

        stage.awaitState(stack, "CREATE_COMPLETE");
        assertThat(stage.metadata(stack, "s"))
                .containsEntry(
                        "os-collect-config",
                        Map.of(
                                "collectors",
                                List.of("heat", "local"),
                                "heat",
                                Map.of(
                                        "user_id", "user-s",
                                        "password", "pass-s",
                                        "auth_url", "http://127.0.0.1:5000/v3",
                                        "project_id", "domain-project",
                                        "stack_id", "password/" + stack.id(),
                                        "resource_name", "s",
                                        "region_name", "RegionOne")));
        assertThat(outputs(stack)).contains("web");
    }

    /** The same as long as nothing in it changes: what rests on it would be replaced. */
    @Test
    @Tag("CVE-2016-7404")
    void whoBootsItGetsItsUserData() {
        Stack stack =
                stage.create(
                        "booted",
                        server("{}", "{m: k}") + "  boot: {value: {get_attr: [s, user_data]}}\n");
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");

        String userData = String.valueOf(outputs(stack).getLast());

        assertThat(MimeReader.parts(userData))
                .extracting(MimePart::filename)
                .containsExactly(
                        "part-handler.py", "cfn-init-data", "cfn-metadata-server", "cfn-boto-cfg");
        assertThat(MimeReader.parts(userData))
                .extracting(MimePart::text)
                .contains(
                        "http://127.0.0.1:8000",
                        """
                        {"deployments":[],"m":"k","os-collect-config":{"cfn":{"access_key_id":"access-s","metadata_url":"http://127.0.0.1:8000/v1/","path":"s.Metadata","secret_access_key":"secret-s","stack_name":"booted"},"collectors":["cfn","local"]}}"""
                                .strip())
                .anyMatch(text -> text.contains("cfn_region_endpoint = 127.0.0.1"));
        assertThat(outputs(stack).getLast()).isEqualTo(userData);
    }

    /** What the template says to the agent stays beside it. */
    @Test
    void otherMetadataIsToldWithTheSameCredential() {
        Stack stack = made("{}", "{os-collect-config: {polling: 5}, m: 1}");
        long version = stage.resource(stack, "s").version();

        stage.update(stack, server("{name: new}", "{os-collect-config: {polling: 7}, n: 1}"));

        stage.awaitState(stack, "UPDATE_COMPLETE");
        others.heard(
                MetadataPublished.class,
                stack,
                e -> e.resource().equals("s") && e.version() > version);
        assertThat(stage.metadata(stack, "s")).containsOnlyKeys("os-collect-config", "n");
        assertThat(String.valueOf(stage.metadata(stack, "s").get("os-collect-config")))
                .contains("polling=7", "secret_access_key=secret-s");
    }

    @Test
    void aNewCredentialIsToldThroughTheMetadata() {
        Stack stack = stage.create("rotated", server("{}", "{m: 1}"));
        UserWanted wanted = others.heard(UserWanted.class, stack);
        others.make(wanted, stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        long version = stage.resource(stack, "s").version();

        stage.rotate(stack, "s", false);
        others.rotate(wanted, stack, 1, Instant.parse("2126-01-01T00:00:00Z"));

        others.heard(
                MetadataPublished.class,
                stack,
                e -> e.resource().equals("s") && e.version() > version);
        assertThat(stage.metadata(stack, "s")).containsOnlyKeys("m", "os-collect-config");
        assertThat(String.valueOf(stage.metadata(stack, "s").get("os-collect-config")))
                .contains("access_key_id=access-s-2");
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void itsAgentIsToldAnAddressThatIsSigned() {
        Stack stack = made("{software_config_transport: POLL_TEMP_URL}", "{m: {k: v}}");

        assertThat(stage.metadata(stack, "s").get("os-collect-config"))
                .asInstanceOf(MAP)
                .containsEntry("collectors", List.of("request", "local"))
                .extractingByKey("request")
                .asInstanceOf(MAP)
                .extractingByKey("metadata_url")
                .asString()
                .startsWith("http://127.0.0.1:8000/v1/metadata/arn%3Aopenstack%3Aheat%3A%3A")
                .contains("/resources/s?", "AWSAccessKeyId=access-s&")
                .doesNotContain("secret-s");
    }

    @Test
    void anotherTransportIsAnotherServer() {
        Stack stack = made("{}", "{}");
        String before = stage.resource(stack, "s").id();

        stage.update(stack, server("{software_config_transport: POLL_SERVER_HEAT}", "{}"));

        UserWanted wanted =
                others.heard(UserWanted.class, stack, e -> e.password() == PasswordKind.GENERATED);
        others.make(wanted, stack);
        others.heard(IdentityUnwanted.class, stack);
        assertThat(stage.resource(stack, "s").id()).isNotEqualTo(before);
    }

    @Test
    void itRestsWithItsStack() {
        Stack stack = made("{}", "{}");

        stage.act(stack, Action.SUSPEND);

        others.heard(IdentitySuspended.class, stack);
        assertThat(stage.state(stack)).isEqualTo("SUSPEND_IN_PROGRESS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {software_config_transport: ZAQAR_MESSAGE} | Property error: : resources.s.properties.software_config_transport: : ZAQAR_MESSAGE needs a service that this deployment does not have
                    {deployment_swift_data: {container: c}} | Property error: : resources.s.properties.deployment_swift_data: : deployment_swift_data needs a service that this deployment does not have
                    {software_config_transport: POST} | "POST" is not an allowed value
                    """)
    void whatNeedsAServiceThatIsNotThereIsRefused(String properties, String message) {
        assertThatThrownBy(() -> stage.create("refused", server(properties, "{}")))
                .hasMessageContaining(message);
    }

    private Stack made(String properties, String metadata) {
        Stack stack = stage.create("made", server(properties, metadata));
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    private List<Object> outputs(Stack stack) {
        return stage.outputs(stack).stream().map(one -> (Object) one.value()).toList();
    }

    private static String server(String properties, String metadata) {
        return """
        heat_template_version: 2018-08-31
        resources:
          s:
            type: OS::Heat::DeployedServer
            properties: %s
            metadata: %s
        outputs:
          id: {value: {get_resource: s}}
          name: {value: {get_attr: [s, name]}}
          collect: {value: {get_attr: [s, os_collect_config]}}
        """
                .formatted(properties, metadata);
    }
}
