package io.hearth.stackapi.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator's policy file and limits change, over HTTP. */
@QuarkusTest
@TestProfile(PolicyProfile.class)
@WithBackingServices
@WithKeystone(service = "stack-api")
class PolicyTest {
    private static final String TEMPLATE = "heat_template_version: 2018-08-31\n";
    private static final String RANDOM = TEMPLATE + "resources: {a: {type: '%s'}}\n";

    private static Caller owner;
    private static Caller admin;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
        admin = Caller.ofAdmin();
    }

    @AfterEach
    void policyAsItWas() throws IOException {
        Files.writeString(policyFile(), PolicyProfile.POLICY);
        await("the policy as it was")
                .until(() -> validate(owner).statusCode() == 403 && !ready().contains("problem"));
    }

    @Test
    void whoMayListTheStacksOfAllProjects() {
        String tag = "t" + UUID.randomUUID();
        create(owner, new NewStackJson(name(), TEMPLATE).with("tags", tag));
        create(admin, new NewStackJson(name(), TEMPLATE).with("tags", tag));
        String query = "/stacks?global_tenant=true&with_count=true&tags=" + tag;

        Response all = admin.request().get(admin.path(query));

        assertThat(all.statusCode()).as(all.asString()).isEqualTo(200);
        assertThat(all.jsonPath().getInt("count")).isEqualTo(2);
        List<String> projects = all.jsonPath().getList("stacks.project");
        assertThat(projects).containsExactlyInAnyOrder(owner.projectId(), admin.projectId());
        List<String> owners =
                admin.request()
                        .get(admin.path(query + "&tenant=" + owner.projectId()))
                        .jsonPath()
                        .getList("stacks.project");
        assertThat(owners).containsExactly(owner.projectId());
        assertThat(owner.request().get(owner.path(query)).statusCode()).isEqualTo(403);
    }

    @Test
    void aTypeMayBeForSomeAlone() {
        Response refused = post(owner, RANDOM.formatted("OS::Heat::RandomString"));
        Response aliased =
                post(
                        owner,
                        new NewStackJson(name(), RANDOM.formatted("My::Random"))
                                .with(
                                        "environment",
                                        "resource_registry: {'My::*': 'OS::Heat::*',"
                                                + " 'My::Random': 'OS::Heat::RandomString'}"));

        for (Response answer : List.of(refused, aliased)) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
            assertThat(message(answer))
                    .isEqualTo("You are not authorized to use OS::Heat::RandomString.");
        }
        assertThat(types(owner))
                .doesNotContain("OS::Heat::RandomString")
                .contains("OS::Heat::Value");
        assertThat(types(admin)).contains("OS::Heat::RandomString");
        Response schema = owner.request().get(owner.path("/resource_types/OS::Heat::RandomString"));
        assertThat(schema.statusCode()).isEqualTo(403);
        assertThat(post(admin, RANDOM.formatted("OS::Heat::RandomString")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoReadsACreatorsSecretsIsTheOperatorsWord() throws IOException {
        String template =
                TEMPLATE
                        + "resources: {a: {type: 'OS::Heat::Value', properties: {value: hidden}}}\n"
                        + "outputs: {o: {value: {get_attr: [a, value]}}}\n";
        String stack =
                create(
                                owner,
                                new NewStackJson(name(), template)
                                        .with(
                                                "environment",
                                                "resource_registry: {resources: {a: {secrets: creator}}}"))
                        .header("Location");
        Caller auditor = Caller.withRole("reader", owner.projectId());
        assertThat(output(auditor, stack)).isNull();
        assertThat(output(owner, stack)).isEqualTo("hidden");

        Files.writeString(
                policyFile(),
                PolicyProfile.POLICY + "\"secrets:read_creator_only\": \"role:reader\"\n");

        await("the new policy").until(() -> "hidden".equals(output(auditor, stack)));
    }

    /** Of none, too, since the owner of a signal's key could make it grow later. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ResourceGroup', properties: {count: 0, resource_def: {type: {get_param: t}}}",
                "AutoScalingGroup', properties: {min_size: 0, desired_capacity: 0, max_size: 1,"
                        + " resource: {type: {get_param: t}}}",
                "ResourceChain', properties: {resources: [{get_param: t}]}"
            })
    void aTypeForSomeAloneIsNotHiddenInAGroup(String group) {
        String parameter = "parameters: {t: {type: string, default: 'OS::Heat::RandomString'}}\n";
        String resources = "resources: {a: {type: 'OS::Heat::" + group + "}}\n";
        String template = TEMPLATE + parameter + resources;
        String preview = new NewStackJson(name(), template).text();

        Response created = post(owner, template);
        Response previewed = owner.request().body(preview).post(owner.path("/stacks/preview"));

        for (Response answer : List.of(created, previewed)) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
            assertThat(message(answer))
                    .isEqualTo("You are not authorized to use OS::Heat::RandomString.");
        }
        assertThat(post(admin, template).statusCode()).isEqualTo(201);
    }

    /** Else it would be made, when it is known, without a look at the policy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ResourceGroup', properties: {resource_def: {type: {get_attr: [v, value]}}}",
                "ResourceGroup', properties: {resource_def: {get_attr: [v, value]}}",
                "AutoScalingGroup', properties: {min_size: 0, max_size: 1,"
                        + " resource: {type: {get_attr: [v, value]}}}",
                "ResourceChain', properties: {resources: [{get_attr: [v, value]}]}"
            })
    void aTypeThatIsKnownOnlyLaterIsRefused(String group) {
        String resources =
                "resources:\n  v: {type: 'OS::Heat::Value', properties: {value: 'OS::Heat::None'}}\n"
                        + "  a: {type: 'OS::Heat::"
                        + group
                        + "}\n";

        Response answer = post(owner, TEMPLATE + resources);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(message(answer))
                .isEqualTo(
                        "resources.a: the type of the resources that it makes must be known"
                                + " beforehand, and not come from another resource");
    }

    @Test
    void noPolicyOpensAStackToAnInstance() {
        String stack = create(owner, new NewStackJson(name(), TEMPLATE)).header("Location");
        Caller instance = Caller.ofStackDomain();
        String nameAndId = stack.substring(stack.indexOf("/stacks/"));

        Response refused = instance.request().get(instance.path(nameAndId));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(message(refused)).isEqualTo("You are not authorized to use stacks:show.");
    }

    @Test
    void aChangedFileIsInForceAndAWrongOneIsShown() throws IOException {
        assertThat(validate(owner).statusCode()).isEqualTo(403);

        Files.writeString(policyFile(), "stacks:index: '!'\n");

        await("the new policy").until(() -> validate(owner).statusCode() == 200);
        assertThat(message(owner.request().get(owner.path("/stacks"))))
                .isEqualTo("You are not authorized to use stacks:index.");

        Files.writeString(policyFile(), "stacks:indx: '@'\n");

        await("the problem").until(() -> ready().contains("the rule 'stacks:indx' is not known"));
        assertThat(owner.request().get(owner.path("/stacks")).statusCode())
                .as("the rules of before")
                .isEqualTo(403);
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("hearth_policy_problem(\\{.*})? 1.0");
    }

    @Test
    void limitsAreTheOperators() {
        assertThat(message(post(owner, TEMPLATE + "#".repeat(400))))
                .isEqualTo(
                        "Request limit exceeded: Template size (434 bytes) exceeds maximum allowed"
                                + " size (400 bytes).");
        assertThat(
                        message(
                                post(
                                        owner,
                                        TEMPLATE
                                                + "resources: {a: &n {type: 'OS::Heat::None'},"
                                                + " b: *n, c: *n, d: *n}")))
                .isEqualTo("Request limit exceeded: Maximum resources per stack exceeded.");
        Response large =
                post(
                        owner,
                        new NewStackJson(name(), TEMPLATE)
                                .with("files", Map.of("f", "x".repeat(20_000))));
        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(message(large)).contains("exceeds maximum allowed size (20000 bytes).");
    }

    private static @Nullable String output(Caller caller, String stack) {
        return caller.request()
                .get(stack + "/outputs/o")
                .jsonPath()
                .getString("output.output_value");
    }

    private static Path policyFile() {
        return Path.of(ConfigProvider.getConfig().getValue("hearth.policy-file", String.class));
    }

    private static Response validate(Caller caller) {
        return caller.request()
                .body("{\"template\": \"heat_template_version: 2018-08-31\"}")
                .post(caller.path("/validate"));
    }

    private static String ready() {
        return owner.request().get("/q/health/ready").asString();
    }

    private static List<String> types(Caller caller) {
        return caller.request()
                .get(caller.path("/resource_types"))
                .jsonPath()
                .getList("resource_types");
    }

    private static Response create(Caller caller, NewStackJson stack) {
        Response created = post(caller, stack);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created;
    }

    private static Response post(Caller caller, String template) {
        return post(caller, new NewStackJson(name(), template));
    }

    private static Response post(Caller caller, NewStackJson stack) {
        return caller.request().body(stack.text()).post(caller.path("/stacks"));
    }

    private static String message(Response answer) {
        return answer.jsonPath().getString("error.message");
    }

    private static String name() {
        return "s" + UUID.randomUUID();
    }
}
