package io.hearth.stackapi.api.cloudformation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import io.hearth.access.cfn.CfnAction;
import io.hearth.contract.seal.Secret;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signs how, and what whoever may not gets. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class RefusedQueriesTest {
    private static final String DENIED =
            Bodies.error("AccessDenied", "User is not authorized to perform action");
    private static final String UNSIGNED =
            Bodies.error(
                    "IncompleteSignature",
                    "The request signature does not conform to AWS standards");
    private static final String TEMPLATE =
            "{heat_template_version: 2018-08-31, resources: {r: {type: 'OS::Heat::None'}}}";

    private static TestIdentity identity;
    private static TestIdentity instance;

    @TestHTTPResource("/v1/")
    URI endpoint;

    private final FaultProxy keystone = TestKeystone.shared().line();
    private Owner owner;

    @BeforeAll
    static void logIn() {
        identity = Owner.ofNewProject(URI.create("/"), "member").identity();
        instance = TestIdentity.ofStackDomain();
    }

    @BeforeEach
    void atThisService() {
        owner = new Owner(endpoint, identity);
    }

    @AfterEach
    void keystoneIsBack() {
        keystone.restore();
    }

    static Stream<Named<BiFunction<Owner, Map<String, String>, Response>>> waysToSign() {
        return Stream.of(
                Named.of("version 2, query", Owner::get),
                Named.of("version 2, form", Owner::form),
                Named.of("version 4, header", Owner::getV4),
                Named.of("version 4, query", Owner::presigned),
                Named.of("version 4, form", Owner::formV4));
    }

    @ParameterizedTest
    @MethodSource("waysToSign")
    void everyWayOfSigningIsTaken(BiFunction<Owner, Map<String, String>, Response> send) {
        Map<String, String> query =
                Owner.query(
                        "ValidateTemplate",
                        "TemplateBody",
                        "heat_template_version: 2018-08-31\ndescription: a+b \u00e4\n");

        Response valid = send.apply(owner, query);

        assertThat(valid.statusCode()).as(valid.asString()).isEqualTo(200);
        assertThat(valid.asString()).contains("<Description>a+b &#228;</Description>");
    }

    @ParameterizedTest
    @MethodSource("waysToSign")
    void aWrongSecretIsDenied(BiFunction<Owner, Map<String, String>, Response> send) {
        TestIdentity guessed =
                new TestIdentity(
                        identity.userId(),
                        identity.projectId(),
                        identity.token(),
                        identity.accessKey(),
                        Secret.of("something else"));

        assertDenied(send.apply(new Owner(endpoint, guessed), Owner.query("ListStacks")));
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "DESCRIBE_STACK_RESOURCE")
    void nobodyGetsPastWithoutAGoodSignature(CfnAction action) {
        Map<String, String> query = query(action);
        Instant now = Instant.now();
        Owner unknown = new Owner(endpoint, identity.withUnknownKeypair());

        Response unsigned = owner.unsigned(query);

        assertThat(unsigned.statusCode()).isEqualTo(400);
        assertThat(unsigned.asString()).isEqualTo(UNSIGNED);
        assertDenied(owner.withSecret(Secret.of("something else"), query));
        assertDenied(unknown.get(query));
        assertDenied(owner.getAt(now.minus(Duration.ofMinutes(16)), query));
        assertDenied(owner.getAt(now.plus(Duration.ofMinutes(16)), query));
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "DESCRIBE_STACK_RESOURCE")
    void noActionIsForInstances(CfnAction action) {
        String stack = "s" + UUID.randomUUID();
        owner.ask("CreateStack", "StackName", stack, "TemplateBody", TEMPLATE);
        Map<String, String> query = query(action);
        query.put("StackName", stack);
        Owner stranger = new Owner(endpoint, instance);

        Response refused = stranger.get(query);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).isEqualTo(notAllowed(action));
        assertDenied(stranger.withSecret(Secret.of("something else"), query));
    }

    @Test
    void aReaderReadsAndChangesNothing() {
        Owner reader = owner.colleague("reader");
        String stack = "s" + UUID.randomUUID();
        owner.ask("CreateStack", "StackName", stack, "TemplateBody", TEMPLATE);

        assertThat(reader.ask("DescribeStacks", "StackName", stack).statusCode()).isEqualTo(200);
        for (CfnAction action :
                new CfnAction[] {
                    CfnAction.CREATE_STACK,
                    CfnAction.UPDATE_STACK,
                    CfnAction.CANCEL_UPDATE_STACK,
                    CfnAction.DELETE_STACK
                }) {
            Map<String, String> query = query(action);
            query.put("StackName", stack);
            assertThat(reader.get(query).asString()).isEqualTo(notAllowed(action));
        }
        assertThat(owner.ask("DescribeStacks", "StackName", stack).asString())
                .contains("<StackStatus>CREATE_COMPLETE</StackStatus>");
    }

    @Test
    void aParameterThatIsGivenTwiceIsRefused() {
        String signed =
                owner.signed(
                        "POST", query(CfnAction.LIST_STACKS), Instant.now(), identity.secretKey());

        Response twice = owner.post(signed + "&StackName=a&StackName=b");

        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.asString()).contains("<Code>MalformedQueryString</Code>", "given twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%ff", "Action", "=", "a=b;c=d"})
    void whatCannotBeReadIsRefused(String parameters) throws IOException {
        String query = "Action=ListStacks&Signature=x&" + parameters;

        Response form = owner.post(query);

        assertThat(form.statusCode()).as(form.asString()).isEqualTo(400);
        assertThat(statusOf("GET /v1/?" + query)).isEqualTo("HTTP/1.1 400 Bad Request");
    }

    /** What no client sends. */
    private String statusOf(String request) throws IOException {
        try (Socket line = new Socket(endpoint.getHost(), endpoint.getPort())) {
            String text = "%s HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".formatted(request);
            line.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aLargeFormIsSignedWithVersion4() {
        String description = "x".repeat(200_000);
        Map<String, String> query =
                Owner.query(
                        "ValidateTemplate",
                        "TemplateBody",
                        "{heat_template_version: 2018-08-31, description: " + description + "}");

        Response refused = owner.form(query);
        Response valid = owner.formV4(query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString())
                .contains("<Code>RequestLimitExceeded</Code>", "sign it with version 4");
        assertThat(valid.statusCode()).as(valid.asString()).isEqualTo(200);
    }

    /** As large as is still asked of Keystone, which takes a part of what it must read. */
    @Test
    void aFormOfTheLargestSizeIsVerified() {
        String head = "{heat_template_version: 2018-08-31, description: '";
        String text = head + "\u00e4".repeat(16_000) + "'}";

        Response valid = owner.form(Owner.query("ValidateTemplate", "TemplateBody", text));

        assertThat(valid.statusCode()).as(valid.asString()).isEqualTo(200);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        Map<String, String> query =
                Owner.query("CreateStack", "StackName", "a", "TemplateBody", "x".repeat(2_000_000));

        Response refused = owner.formV4(query);

        assertThat(refused.statusCode()).isBetween(400, 413);
        assertThat(refused.asString()).contains("<Code>RequestLimitExceeded</Code>");
    }

    @Test
    void whileKeystoneIsAwayNobodyIsAnswered() {
        keystone.cut();

        Response refused = owner.ask("ListStacks");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(refused.asString()).contains("<Code>ServiceUnavailable</Code>");
    }

    @Test
    void anActionOfAnotherServiceOrOfNoneIsRefused() {
        assertThat(owner.ask("NoSuchAction").asString())
                .isEqualTo(
                        Bodies.error(
                                "InvalidAction", "The action or operation requested is invalid"));
        assertThat(
                        owner.ask(
                                        "DescribeStackResource",
                                        "StackName",
                                        "s",
                                        "LogicalResourceId",
                                        "r")
                                .statusCode())
                .isEqualTo(501);
    }

    @Test
    void theVersionOfTheOtherApiIsStillThere() {
        given().header("X-Auth-Token", identity.token().reveal())
                .get("/v1/")
                .then()
                .statusCode(300);
        given().get("/v1/").then().statusCode(401);
    }

    private static Map<String, String> query(CfnAction action) {
        return Owner.query(action.wireName(), "StackName", "s", "TemplateBody", TEMPLATE);
    }

    private static String notAllowed(CfnAction action) {
        return DENIED.replace(
                "action</", "action:Action %s not allowed for user</".formatted(action.wireName()));
    }

    private static void assertDenied(Response refused) {
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(403);
        assertThat(refused.asString()).isEqualTo(DENIED);
    }
}
