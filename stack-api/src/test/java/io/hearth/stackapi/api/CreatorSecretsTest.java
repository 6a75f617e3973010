package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets that the stack's creator alone may read, asked for by a colleague of the project. */
@QuarkusTest
@TestProfile(TransferProfile.class)
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class CreatorSecretsTest {
    private static final String SECRET = "0123-the-secret-of-the-key";
    private static final String WITHHELD =
            "(withheld: only the user who created the stack may read it)";
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              user: {type: AWS::IAM::User}
              key: {type: AWS::IAM::AccessKey, properties: {UserName: {get_resource: user}}}
              conf:
                type: OS::Heat::SoftwareConfig
                properties: {config: {list_join: ["=", [k, {get_attr: [key, SecretAccessKey]}]]}}
              server:
                type: OS::Heat::TestResource
                properties: {value: at home}
                metadata: {k: {get_attr: [key, SecretAccessKey]}}
              inner:
                type: inner.yaml
                properties: {secret: {get_attr: [key, SecretAccessKey]}}
              group:
                type: OS::Heat::ResourceGroup
                properties:
                  count: 1
                  resource_def:
                    type: OS::Heat::Value
                    properties: {value: {get_attr: [key, SecretAccessKey]}}
              open: {type: OS::Heat::Value, properties: {value: readable}}
            outputs:
              secret: {value: {get_attr: [key, SecretAccessKey]}}
              joined: {value: {list_join: ["", [a, {get_attr: [conf, config]}]]}}
              told: {value: {get_attr: [inner, told]}}
              within: {value: {get_attr: [inner, resource.v, value]}}
              grouped: {value: {get_attr: [group, value]}}
              open: {value: {get_attr: [open, value]}}
              fixed: {value: {get_attr: [inner, fixed]}}
              address: {value: {get_attr: [server, output]}}
            """;

    private static SharedProject project;
    private static Caller creator;
    private static Caller colleague;
    private static String stack = "";

    @Inject Sealer sealer;
    @Inject ResourceTypes types;
    @TestHTTPResource String endpoint = "";

    @BeforeAll
    static void logIn() {
        project = SharedProject.join();
        creator = project.creator();
        colleague = project.colleague();
    }

    /** One for all that only look. */
    @BeforeEach
    void create() throws InterruptedException {
        if (stack.isEmpty()) {
            stack = createWithKey();
            creator.request().body("{}").post(stack + "/snapshots");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                             | 200 | true",
                "/outputs                                       | 200 | false",
                "/outputs/secret                                | 200 | true",
                "/outputs/joined                                | 200 | true",
                "/outputs/told                                  | 200 | true",
                "/outputs/within                                | 200 | true",
                "/outputs/grouped                               | 200 | true",
                "/resources                                     | 200 | false",
                "/resources?with_detail=true&nested_depth=5     | 200 | true",
                "/resources/key                                 | 200 | true",
                "/resources/key?with_attr=SecretAccessKey       | 200 | true",
                "/resources/conf                                | 200 | true",
                "/resources/server                              | 200 | false",
                "/resources/inner                               | 200 | true",
                "/resources/group                               | 200 | false",
                "/template                                      | 200 | false",
                "/environment                                   | 200 | false",
                "/files                                         | 200 | false",
                "/events?nested_depth=5                         | 200 | false",
                "/snapshots                                     | 200 | false",
                "/identities                                    | 200 | false",
                "/export                                        | 403 | true",
                "{inner}                                        | 200 | true",
                "{inner}/environment                            | 200 | true",
                "{inner}/template                               | 200 | false",
                "{inner}/outputs/told                           | 200 | true",
                "{inner}/resources?with_detail=true             | 200 | true",
                "{inner}/export                                 | 403 | true",
                "{group}                                        | 200 | true",
                "{group}/template                               | 403 | true",
                "{group}/resources?with_detail=true             | 200 | true",
                "{group}/resources/0                            | 200 | true",
                "{conf}                                         | 403 | true",
            })
    @Tag("CVE-2024-7319")
    void noRouteShowsTheSecretToAColleague(String path, int status, boolean tellsTheCreator) {
        String address = address(path);

        Response shown = colleague.request().get(address);

        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(status);
        assertThat(shown.asString()).doesNotContain(SECRET);
        assertThat(creator.request().get(address).asString().contains(SECRET))
                .isEqualTo(tellsTheCreator);
    }

    @Test
    void theRestStaysReadable() {
        JsonPath shown = colleague.request().get(stack).jsonPath();
        JsonPath key = colleague.request().get(stack + "/resources/key").jsonPath();
        JsonPath output = colleague.request().get(stack + "/outputs/secret").jsonPath();
        String nested = "stack.outputs.find { it.output_key == '%s' }.output_value";

        assertThat(shown.getString(nested.formatted("open"))).isEqualTo("readable");
        assertThat(shown.getString(nested.formatted("fixed"))).isEqualTo("well known");
        assertThat(shown.getString(nested.formatted("address"))).isEqualTo("at home");
        assertThat(key.getString("resource.attributes.SecretAccessKey")).isEqualTo(WITHHELD);
        assertThat(key.getString("resource.attributes.UserName")).isNotEqualTo(WITHHELD);
        assertThat(output.getString("output.output_value")).isNull();
        assertThat(output.getString("output.output_error"))
                .isEqualTo(
                        "The value of output secret is withheld: only the user who created stack %s may read it.",
                        shown.getString("stack.stack_name"));
        assertThat(
                        colleague
                                .request()
                                .get(address("{inner}"))
                                .jsonPath()
                                .getString("stack.parameters.secret"))
                .isEqualTo("******");
    }

    @Test
    void theClientPrintsWhyThereIsNoValue() {
        OpenStackClient client = new OpenStackClient(endpoint.replaceFirst("/$", ""), colleague);
        String id = stack.substring(stack.lastIndexOf('/') + 1);

        assertThat(client.attempt("stack", "output", "show", id, "secret").text())
                .contains("Output error: The value of output secret is withheld")
                .doesNotContain(SECRET);
        assertThat(client.run("stack", "show", id)).doesNotContain(SECRET);
    }

    /** Docs list them, too. */
    @Test
    void theseAttributesAreSecrets() {
        Set<String> answer = Set.of("deploy_stdout", "deploy_stderr", "deploy_status_code");
        Set<String> answers = Set.of("deploy_stdouts", "deploy_stderrs", "deploy_status_codes");
        Map<String, Set<String>> secrets = new TreeMap<>();
        for (ResourceType type : types.all()) {
            Set<String> names = new TreeSet<>(type.attributes().keySet());
            names.removeIf(name -> !type.isSecret(name));
            if (!names.isEmpty()) {
                secrets.put(type.name(), names);
            }
        }

        assertThat(secrets)
                .containsOnly(
                        entry("AWS::IAM::AccessKey", Set.of("SecretAccessKey")),
                        entry(
                                "Hearth::Identity::Trustee",
                                Set.of("trustee_password", "clouds_yaml")),
                        entry("Hearth::Identity::Ec2Keypair", Set.of("secret_key")),
                        entry("AWS::AutoScaling::ScalingPolicy", Set.of("AlarmUrl")),
                        entry("AWS::CloudFormation::WaitCondition", Set.of("Data")),
                        entry("OS::Heat::CloudConfig", Set.of("config")),
                        entry("OS::Heat::DeployedServer", Set.of("os_collect_config", "user_data")),
                        entry("OS::Heat::MultipartMime", Set.of("config")),
                        entry("OS::Heat::RandomString", Set.of("value")),
                        entry("OS::Heat::ScalingPolicy", Set.of("alarm_url")),
                        entry("OS::Heat::SoftwareComponent", Set.of("config", "configs")),
                        entry("OS::Heat::SoftwareConfig", Set.of("config")),
                        entry("OS::Heat::SoftwareDeployment", answer),
                        entry("OS::Heat::SoftwareDeploymentGroup", answers),
                        entry("OS::Heat::SoftwareDeployments", answers),
                        entry("OS::Heat::StructuredConfig", Set.of("config")),
                        entry("OS::Heat::StructuredDeployment", answer),
                        entry("OS::Heat::StructuredDeploymentGroup", answers),
                        entry("OS::Heat::StructuredDeployments", answers),
                        entry("OS::Heat::TestResource", Set.of("output")),
                        entry("OS::Heat::Value", Set.of("value")),
                        entry("OS::Heat::WaitCondition", Set.of("data")),
                        entry(
                                "OS::Heat::WaitConditionHandle",
                                Set.of("token", "curl_cli", "signal")));
    }

    @ParameterizedTest
    @CsvSource({"PUT", "PATCH"})
    void aPreviewTellsAColleagueNothing(String verb) {
        String body =
                SharedProject.body(
                        TEMPLATE.replace(
                                "outputs:\n",
                                "  more: {type: OS::Heat::None, metadata: {k: {get_attr: [key, SecretAccessKey]}}}\noutputs:\n"));
        String preview = stack + "/preview?show_nested=true";

        Response shown = colleague.request().body(body).request(verb, preview);

        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(shown.asString()).doesNotContain(SECRET).contains("\"more\"");
        assertThat(creator.request().body(body).request(verb, preview).asString()).contains(SECRET);
    }

    /** What is wrong with a parameter is told with its value. */
    @ParameterizedTest
    @CsvSource({"PATCH, ''", "PUT, ''", "PATCH, /preview", "PUT, /preview"})
    void aStackThatIsMadeFromSecretsIsUpdatedByItsParentAlone(String verb, String suffix) {

        Response refused =
                colleague
                        .request()
                        .body(new NewStackJson("s", SharedProject.STRICT).text())
                        .request(verb, address("{inner}") + suffix);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(403);
        assertThat(refused.asString()).doesNotContain(SECRET);
    }

    @Test
    void aColleagueDeploysNoConfigOfTheCreator() {
        String deployment =
                "{\"server_id\": \"%s\", \"config_id\": \"%s\"}"
                        .formatted(UUID.randomUUID(), project.physicalId(stack, "conf"));

        Response refused =
                colleague.request().body(deployment).post(colleague.path("/software_deployments"));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(403);
        assertThat(
                        creator.request()
                                .body(deployment)
                                .post(creator.path("/software_deployments"))
                                .statusCode())
                .isEqualTo(200);
    }

    /** A path below the stack, below one within it, or that of its config. */
    private static String address(String path) {
        if (path.equals("{conf}")) {
            return creator.path("/software_configs/" + project.physicalId(stack, "conf"));
        }
        if (!path.startsWith("{")) {
            return stack + path;
        }
        int end = path.indexOf('}');
        return project.within(stack, path.substring(1, end)) + path.substring(end + 1);
    }

    /** The test is the identity worker, on the real bus. */
    private String createWithKey() throws InterruptedException {
        try (TestBus bus = TestBus.on(Topic.STACKS)) {
            Response created =
                    creator.request()
                            .body(SharedProject.body(TEMPLATE))
                            .post(creator.path("/stacks"));
            assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
            String address = created.header("Location");
            String id = address.substring(address.lastIndexOf('/') + 1);
            UserWanted user = bus.await(UserWanted.class, event -> event.subject().equals(id));
            bus.publish(
                    new UserReady(
                            user.stack(),
                            user.resource(),
                            user.generation(),
                            "project-1",
                            "user-1",
                            user.userName(),
                            null,
                            null,
                            null,
                            null,
                            user.bindings()));
            KeypairWanted key = bus.await(KeypairWanted.class, event -> event.subject().equals(id));
            bus.publish(
                    new KeypairReady(
                            key.stack(),
                            key.resource(),
                            key.generation(),
                            key.userResource(),
                            "project-1",
                            "user-1",
                            new Keypair(
                                    "access-1",
                                    sealer.seal(
                                            Secret.of(SECRET),
                                            new SealContext(
                                                    id, key.resource(), SealContext.SECRET_KEY)),
                                    "credential-1")));
            project.awaitState(address, "CREATE_COMPLETE");
            return address;
        }
    }
}
