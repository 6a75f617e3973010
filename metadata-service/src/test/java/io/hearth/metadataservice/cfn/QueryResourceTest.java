package io.hearth.metadataservice.cfn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.Capability;
import io.hearth.contract.DenialReason;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "metadata-service")
class QueryResourceTest {
    private static final String DENIED =
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                    + "<Message>User is not authorized to perform action</Message>"
                    + "</Error></ErrorResponse>";
    private static final String NOT_ALLOWED =
            DENIED.replace("action</", "action:You are not authorized to use this action.</");

    private static TestBus bus;
    private static TestIdentity owner;
    private static TestIdentity instance;
    private static TestStack stack;

    private final FaultProxy keystone = TestKeystone.shared().line();

    /** Set by the test's framework. */
    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/v1/")
    URI endpoint;

    @BeforeAll
    static void aStackWithAKeypair() {
        bus = TestBus.on(Topic.AUDIT);
        owner = TestIdentity.of(Account.OWNER);
        instance = TestIdentity.ofStackDomain();
        stack = new TestStack("web", owner.projectId());
        bus.publish(stack.metadata("conf", 1, "{\"m\":{\"k\":\"v\"}}"));
        bus.publish(stack.metadata("other", 1, "{}"));
        publishUser(instance);
    }

    @AfterAll
    static void leave() throws InterruptedException {
        bus.close();
    }

    @BeforeEach
    void bothAreKnown() {
        await("the document and the identity")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(get(describe("conf")).asString())
                                        .as(endpoint.toString())
                                        .contains("StackResourceDetail"));
    }

    @AfterEach
    void keystoneIsBack() {
        keystone.restore();
    }

    @Test
    void describesTheResourceAsXml() {
        get(describe("conf"))
                .then()
                .statusCode(200)
                .contentType("application/xml; charset=UTF-8")
                .body(
                        equalTo(
                                "<DescribeStackResourceResponse><DescribeStackResourceResult><StackResourceDetail><Description></Description><LastUpdatedTimestamp>2026-11-21T04:17:34Z</LastUpdatedTimestamp><LogicalResourceId>conf</LogicalResourceId><Metadata>{\"m\": {\"k\": \"v\"}}</Metadata><PhysicalResourceId>web-conf</PhysicalResourceId><ResourceStatusReason>state changed</ResourceStatusReason><ResourceType>OS::Heat::TestResource</ResourceType><StackId>arn:openstack:heat::"
                                        + owner.projectId()
                                        + ":stacks/web/"
                                        + stack.ref().id()
                                        + "</StackId><StackName>web</StackName><ResourceStatus>CREATE_COMPLETE</ResourceStatus></StackResourceDetail></DescribeStackResourceResult></DescribeStackResourceResponse>"));
    }

    @Test
    void whoHasTheVersionGetsNoBody() {
        String tag = get(describe("conf")).header("ETag");

        getUnless(tag).then().statusCode(304).header("ETag", tag).body(equalTo(""));
    }

    /** The address has no more than its name, which another stack may have had before. */
    @Test
    void whoHasAnotherStacksVersionGetsThisOnes() {
        String tag = get(describe("conf")).header("ETag");
        String others = tag.replace(stack.ref().id(), UUID.randomUUID().toString());

        assertThat(others).isNotEqualTo(tag);
        getUnless(others).then().statusCode(200);
    }

    private Response getUnless(String tag) {
        String query = signed("GET", describe("conf"), instance.secretKey());
        return given().urlEncodingEnabled(false)
                .header("If-None-Match", tag)
                .get(URI.create("http://%s/v1/?%s".formatted(endpoint.getAuthority(), query)));
    }

    @Test
    void describesTheResourceAsJson() {
        Map<String, String> parameters = describe("conf");
        parameters.put("ContentType", "JSON");

        get(parameters)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(
                        "DescribeStackResourceResponse.DescribeStackResourceResult"
                                + ".StackResourceDetail.Metadata.m.k",
                        equalTo("v"));
    }

    @Test
    void takesASignatureWithoutATimestampAsAgentsSendIt() {
        Map<String, String> parameters = describe("conf");
        parameters.remove("Timestamp");

        get(parameters).then().statusCode(200);
    }

    @Test
    void takesAHeaderAsCfntoolsSignIt() {
        String query =
                "Action=DescribeStackResource&ContentType=JSON&LogicalResourceId=conf"
                        + "&StackName=web&Version=2010-05-15";
        Map<String, String> headers =
                SignerV4.headers(
                        endpoint.getAuthority(),
                        "/v1/",
                        query,
                        instance.accessKey(),
                        instance.secretKey().reveal());

        given().headers(headers)
                .get("/v1/?" + query)
                .then()
                .statusCode(200)
                .body(containsString("\"LogicalResourceId\": \"conf\""));
    }

    @Test
    void takesAForm() {
        Map<String, String> parameters = describe("conf");
        String form = signed("POST", parameters, instance.secretKey());

        given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/v1/")
                .then()
                .statusCode(200)
                .body(containsString("<LogicalResourceId>conf</LogicalResourceId>"));
    }

    /** AWS's clients for Java keep of their endpoint's address no path. */
    @Test
    void takesAFormAtTheRoot() {
        Map<String, String> parameters = describe("conf");
        parameters.put(
                "Signature",
                SignatureV2.sign(
                        "POST", endpoint.getAuthority(), "/", parameters, instance.secretKey()));

        given().formParams(parameters)
                .post("/")
                .then()
                .statusCode(200)
                .body(containsString("<LogicalResourceId>conf</LogicalResourceId>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$s/%2$s", "arn:openstack:heat::%3$s:stacks/%1$s/%2$s"})
    void theStackMayBeNamedInFull(String form) {
        Map<String, String> parameters = describe("conf");
        parameters.put("StackName", form.formatted("web", stack.ref().id(), owner.projectId()));

        get(parameters).then().statusCode(200);
    }

    @Test
    void whatIsTheCreatorsIsToldToTheCreatorAlone() {
        bus.publish(stack.metadata("theirs", 1, "{\"k\":\"secret\"}", owner.userId()));
        await("the document")
                .until(() -> get(describe("theirs", owner), owner).statusCode() == 200);
        TestIdentity colleague = TestIdentity.withRole("reader", owner.projectId());

        Response refused = get(describe("theirs", colleague), colleague);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).contains("AccessDenied").doesNotContain("secret");
        assertThat(get(describe("other", colleague), colleague).statusCode()).isEqualTo(200);
    }

    @Test
    void whatItIsNotBoundToIsRefusedAlike() {
        TestStack neighbour = new TestStack("neighbour", owner.projectId());
        bus.publish(neighbour.metadata("conf", 1, "{}"));
        Map<String, String> other = describe("conf");
        other.put("StackName", "neighbour");
        Map<String, String> unknown = describe("conf");
        unknown.put("StackName", "nosuch");

        Stream<Response> refusals =
                Stream.of(get(describe("other")), get(describe("nope")), get(other), get(unknown));

        assertThat(refusals)
                .allSatisfy(
                        refusal -> {
                            assertThat(refusal.statusCode()).isEqualTo(403);
                            assertThat(refusal.asString()).isEqualTo(NOT_ALLOWED);
                            assertThat(reason(refusal)).isEqualTo(DenialReason.NOT_BOUND);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ListStacks",
                "DescribeStacks",
                "GetTemplate",
                "DescribeStackResources",
                "DescribeStackEvents",
                "ListStackResources",
                "CreateStack",
                "UpdateStack",
                "DeleteStack",
                "CancelUpdateStack",
                "ValidateTemplate",
                "EstimateTemplateCost",
            })
    @Tag("CVE-2013-6426")
    void otherActionsAreNotForInstances(String action) {
        Map<String, String> parameters = describe("conf");
        parameters.put("Action", action);

        get(parameters)
                .then()
                .statusCode(403)
                .body(
                        equalTo(
                                DENIED.replace(
                                        "action</",
                                        "action:Action " + action + " not allowed for user</")));
    }

    @Test
    void anUnknownActionIsInvalid() {
        Map<String, String> parameters = describe("conf");
        parameters.put("Action", "NoSuchAction");

        get(parameters)
                .then()
                .statusCode(400)
                .body(
                        equalTo(
                                "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>The action or operation requested is invalid</Message></Error></ErrorResponse>"));
    }

    @Test
    void aMissingParameterIsNamed() {
        Map<String, String> parameters = describe("conf");
        parameters.remove("LogicalResourceId");

        get(parameters)
                .then()
                .statusCode(400)
                .body(containsString("<Code>MissingParameter</Code>"))
                .body(containsString("LogicalResourceId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "/v1/?Action=ListStacks"})
    void withoutASignatureThereIsNothing(String target) {
        given().get(target)
                .then()
                .statusCode(400)
                .body(
                        equalTo(
                                "<ErrorResponse><Error><Type>Sender</Type><Code>IncompleteSignature</Code><Message>The request signature does not conform to AWS standards</Message></Error></ErrorResponse>"));
    }

    @Test
    @Tag("CVE-2021-38155")
    void aWrongSecretAndAnUnknownKeyAreToldAlike() {
        Map<String, String> unknown = describe("conf");
        unknown.put("AWSAccessKeyId", "deadbeef");

        Response wrongSecret =
                send("GET", signed("GET", describe("conf"), Secret.of("something else")));
        Response unknownKey = get(unknown);

        assertThat(wrongSecret.statusCode()).isEqualTo(403);
        assertThat(unknownKey.statusCode()).isEqualTo(403);
        assertThat(wrongSecret.asString()).isEqualTo(DENIED);
        assertThat(unknownKey.asString()).isEqualTo(DENIED);
        assertThat(reason(wrongSecret)).isEqualTo(DenialReason.SIGNATURE_WRONG);
        assertThat(reason(unknownKey)).isEqualTo(DenialReason.KEY_NOT_VOUCHED_FOR);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        TestIdentity shortLived = newInstance();

        bus.publish(stack.revoked("user", shortLived));

        await("the revocation")
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(describe("conf", shortLived), shortLived).statusCode() == 403);
        assertThat(get(describe("conf", shortLived), shortLived).asString()).isEqualTo(DENIED);
    }

    @Test
    void aKeyThatKeystoneDoesNotVouchForIsRefused() {
        TestIdentity unvouched = instance.withUnknownKeypair();
        publishUser(unvouched);
        newInstance();

        Response refused = get(describe("conf", unvouched), unvouched);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).isEqualTo(DENIED);
        assertThat(reason(refused)).isEqualTo(DenialReason.KEY_NOT_VOUCHED_FOR);
    }

    /** What the bus says of it; the caller is not told. */
    private DenialReason reason(Response refused) {
        String id = refused.getHeader("x-openstack-request-id");
        return bus.await(RequestRefused.class, it -> it.requestId().equals(id)).reason();
    }

    @Test
    void anOwnerReadsWithAKeypairThatOnlyKeystoneKnows() {
        Map<String, String> parameters = describe("other", owner);

        get(parameters, owner)
                .then()
                .statusCode(200)
                .body(containsString("<Metadata>{}</Metadata>"));

        parameters.put("Action", "ListStacks");
        get(parameters, owner).then().statusCode(501);
    }

    @Test
    void manyReadsAskKeystoneOnce() {
        TestIdentity reader = newInstance();
        int before = keystone.requests();

        for (int i = 0; i < 20; i++) {
            get(describe("conf", reader), reader).then().statusCode(200);
        }

        assertThat(keystone.requests()).isEqualTo(before);
    }

    @Test
    void whileKeystoneIsAwayOnlyWhoIsKnownReads() {
        keystone.cut();

        get(describe("conf")).then().statusCode(200);
        get(describe("other", owner), owner)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body(containsString("<Code>ServiceUnavailable</Code>"));
    }

    /** One that the service knows, and with it all that was published before. */
    private TestIdentity newInstance() {
        TestIdentity identity = TestIdentity.ofStackDomain();
        publishUser(identity);
        await("the new identity")
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(describe("conf", identity), identity).statusCode() == 200);
        return identity;
    }

    private static void publishUser(TestIdentity identity) {
        bus.publish(
                stack.userReady("user", identity, stack.binding("conf", Capability.METADATA_READ)));
    }

    private static Map<String, String> describe(String resource) {
        return describe(resource, instance);
    }

    private static Map<String, String> describe(String resource, TestIdentity signer) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("Action", "DescribeStackResource");
        parameters.put("StackName", "web");
        parameters.put("LogicalResourceId", resource);
        parameters.put("AWSAccessKeyId", signer.accessKey());
        parameters.put("SignatureMethod", "HmacSHA256");
        parameters.put("SignatureVersion", "2");
        parameters.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return parameters;
    }

    private Response get(Map<String, String> parameters) {
        return get(parameters, instance);
    }

    private Response get(Map<String, String> parameters, TestIdentity signer) {
        return send("GET", signed("GET", parameters, signer.secretKey()));
    }

    private Response send(String verb, String query) {
        // a URI: RestAssured would quote anew what is signed
        return given().urlEncodingEnabled(false)
                .request(verb, URI.create("http://" + endpoint.getAuthority() + "/v1/?" + query));
    }

    /** The parameters with their signature, as a query or form. */
    private String signed(String verb, Map<String, String> parameters, Secret secret) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put(
                "Signature",
                SignatureV2.sign(verb, endpoint.getAuthority(), "/v1/", parameters, secret));
        return all.entrySet().stream()
                .map(
                        it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
