package io.hearth.stackapi.api.cloudformation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What owners get who ask for what cannot be. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class OddQueriesTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            parameters:
              a: {type: string, default: none}
              b: {type: string, default: none}
            outputs:
              a: {value: {get_param: a}}
              b: {value: {get_param: b}}
            """;
    private static final String KEYSTONES =
            """
            heat_template_version: 2018-08-31
            resources:
              p: {type: OS::Keystone::Project, properties: {name: cfn, description: canary}}
            """;

    private static TestIdentity identity;

    @TestHTTPResource("/v1/")
    URI endpoint;

    private final String name = "s" + UUID.randomUUID();
    private Owner owner;

    @BeforeAll
    static void logIn() {
        identity = Owner.ofNewProject(URI.create("/"), "member").identity();
    }

    @BeforeEach
    void atThisService() {
        owner = new Owner(endpoint, identity);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "TimeoutInMinutes, soon, InvalidParameterValue, Only integer is acceptable",
                "TimeoutInMinutes, -1, InvalidParameterValue, non-negative",
                "DisableRollback, perhaps, InvalidParameterValue, Unrecognized value",
                "OnFailure, EXPLODE, InvalidParameterValue, OnFailure is DO_NOTHING",
                "TemplateUrl, http://other/t, InvalidParameterValue, fetches nothing",
                "TemplateURL, http://other/t, InvalidParameterValue, fetches nothing",
                "TemplateBody, `[1, `, InvalidParameterValue, The Template must be a JSON or YAML document.",
                "TemplateBody, `a: b`, InvalidParameterValue, The Template must be a JSON or YAML document.",
                "TemplateBody, `{heat_template_version: 2018-08-31, x: y}`, InvalidParameterValue, x",
                "StackName, 1a, InvalidParameterValue, Invalid stack name",
                "StackName, `a\0b`, MalformedQueryString, not percent-encoded",
                "StackName, ``, MissingParameter, StackName",
            })
    void aValueThatCannotBeIsNamed(String parameter, String value, String code, String said) {
        Map<String, String> query = create();
        query.put(parameter, value);

        Response refused = owner.get(query);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("<Code>" + code + "</Code>", said);
    }

    @Test
    void aCreationTakesATemplateAndAName() {
        Map<String, String> query = create();
        query.remove("TemplateBody");

        assertThat(owner.get(query).asString())
                .isEqualTo(
                        Bodies.error(
                                "MissingParameter",
                                "A mandatory input parameter is missing:TemplateBody or TemplateUrl were not given."));
        assertThat(owner.ask("ValidateTemplate").asString()).isEqualTo(owner.get(query).asString());
        assertThat(owner.ask("CreateStack", "TemplateBody", TEMPLATE).asString())
                .isEqualTo(
                        Bodies.error(
                                "MissingParameter",
                                "A mandatory input parameter is missing:StackName"));
    }

    @Test
    void aTemplateOverTheLimitIsRefused() {
        Map<String, String> query = create();
        query.put("TemplateBody", "#" + "x".repeat(600_000));

        Response refused = owner.formV4(query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("<Code>RequestLimitExceeded</Code>");
    }

    @Test
    void twoWaysToSayWhatAFailureDoesAreTooMany() {
        Map<String, String> query = create();
        query.put("DisableRollback", "true");
        query.put("OnFailure", "ROLLBACK");

        assertThat(owner.get(query).asString())
                .isEqualTo(
                        Bodies.error(
                                "InvalidParameterCombination",
                                "Incompatible parameters were used together:DisableRollback and OnFailure may not be used together"));
        assertThat(
                        owner.ask(
                                        "DescribeStackResources",
                                        "StackName",
                                        "a",
                                        "PhysicalResourceId",
                                        "b")
                                .asString())
                .contains("<Code>InvalidParameterCombination</Code>");
    }

    @ParameterizedTest
    @CsvSource({
        "DisableRollback, true, True",
        "DisableRollback, False, False",
        "OnFailure, DO_NOTHING, True",
        "OnFailure, ROLLBACK, False",
        "OnFailure, DELETE, False",
        "NextToken, x, True",
    })
    void whatAFailureDoesIsKept(String parameter, String value, String disabled) {
        Map<String, String> query = create();
        query.put(parameter, value);

        owner.get(query);

        assertThat(owner.ask("DescribeStacks", "StackName", name).asString())
                .contains("<DisableRollback>" + disabled + "</DisableRollback>");
    }

    @Test
    void parametersMayLeaveGaps() {
        Map<String, String> query = create();
        query.put("Parameters.member.7.ParameterKey", "a");
        query.put("Parameters.member.7.ParameterValue", "seven");
        query.put("Parameters.member.4000.ParameterKey", "b");
        query.put("Parameters.member.4000.ParameterValue", "");
        query.put("Parameters.member.9.ParameterKey", "a");
        query.put("Parameters.member.11.ParameterValue", "nobody's");
        query.put("Parameters.member.99999999999999999999.ParameterKey", "c");
        query.put("Parameters.member.x.ParameterKey", "c");

        Response created = owner.get(query);

        assertThat(created.statusCode()).as(created.asString()).isEqualTo(200);
        assertThat(owner.ask("DescribeStacks", "StackName", name).asString())
                .contains(
                        "<ParameterKey>a</ParameterKey><ParameterValue>seven</ParameterValue>",
                        "<ParameterKey>b</ParameterKey><ParameterValue></ParameterValue>");
    }

    @ParameterizedTest
    @CsvSource({
        "ParameterKey, a, ParameterValue, two, The parameter a is given twice.",
        "ParameterKey, b, UsePreviousValue, true, UsePreviousValue is not supported",
        "ParameterKey, c, ParameterValue, x, The Parameter (c) was not defined in template.",
    })
    void aParameterThatCannotBeIsNamed(
            String first, String one, String second, String other, String said) {
        Map<String, String> query = create();
        query.put("Parameters.member.1.ParameterKey", "a");
        query.put("Parameters.member.1.ParameterValue", "one");
        query.put("Parameters.member.2." + first, one);
        query.put("Parameters.member.2." + second, other);

        Response refused = owner.get(query);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("<Code>InvalidParameterValue</Code>", said);
    }

    @Test
    void anUpdateThatIsNotThereCannotBeCancelled() {
        owner.get(create());

        Response refused = owner.ask("CancelUpdateStack", "StackName", name);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString())
                .contains("<Code>InvalidParameterValue</Code>", "Cancelling update when stack is");
    }

    /** As newer Keystones do with every keypair's token, each does with one under a trust. */
    @Test
    void whereKeystoneMakesNoTrustTheRemedyIsNamed() {
        Map<String, String> query = create();
        query.put("TemplateBody", KEYSTONES);
        TestIdentity admin = TestIdentity.ofAdmin();

        Response refused = new Owner(endpoint, delegated(admin)).get(query);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(403);
        assertThat(refused.asString())
                .contains(
                        "<Code>AccessDenied</Code>",
                        "The stack has resources of Keystone",
                        "Ask through the Orchestration API");
        assertThat(new Owner(endpoint, admin).ask("ListStacks").asString()).doesNotContain(name);
    }

    @Test
    void aTypeThatThePolicyKeepsIsRefused() {
        Map<String, String> query = create();
        query.put("TemplateBody", KEYSTONES);

        Response refused = owner.get(query);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString())
                .contains("<Code>AccessDenied</Code>", "OS::Keystone::Project");
    }

    /** Somebody with a keypair under a trust of the owner's, which may not be passed on. */
    private static TestIdentity delegated(TestIdentity owner) {
        TestIdentity trustee =
                TestIdentity.withRole("member", owner.projectId()).withUnknownKeypair();
        String trust =
                made(
                                owner,
                                "/OS-TRUST/trusts",
                                Map.of(
                                        "trust",
                                        Map.of(
                                                "trustor_user_id", owner.userId(),
                                                "trustee_user_id", trustee.userId(),
                                                "project_id", owner.projectId(),
                                                "impersonation", true,
                                                "roles", List.of(Map.of("name", "admin")))))
                        .path("trust.id");
        String blob =
                "{\"access\": \"%s\", \"secret\": \"%s\", \"trust_id\": \"%s\"}"
                        .formatted(trustee.accessKey(), trustee.secretKey().reveal(), trust);
        made(
                owner,
                "/credentials",
                Map.of(
                        "credential",
                        Map.of(
                                "type",
                                "ec2",
                                "blob",
                                blob,
                                "user_id",
                                trustee.userId(),
                                "project_id",
                                owner.projectId())));
        return trustee;
    }

    private static Response made(TestIdentity who, String path, Map<String, ?> body) {
        Response made =
                given().header("X-Auth-Token", who.token().reveal())
                        .contentType("application/json")
                        .body(body)
                        .post(TestKeystone.shared().server().url() + path);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made;
    }

    private Map<String, String> create() {
        return Owner.query("CreateStack", "StackName", name, "TemplateBody", TEMPLATE);
    }
}
