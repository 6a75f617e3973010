package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.Topic;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks of secrets, and what a colleague of the project may do to them. */
@QuarkusTest
@TestProfile(TransferProfile.class)
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set before all tests
class CreatorMarksTest {
    private static SharedProject project;
    private static Caller creator;
    private static Caller colleague;

    @BeforeAll
    static void logIn() {
        project = SharedProject.join();
        creator = project.creator();
        colleague = project.colleague();
    }

    @Test
    void anUnknownKindOfSecretsIsRefused() {
        Response refused =
                creator.request()
                        .body(
                                new NewStackJson("s" + UUID.randomUUID(), SharedProject.TEMPLATE)
                                        .with(
                                                "environment",
                                                "resource_registry: {resources: {key: {secrets: mine}}}")
                                        .text())
                        .post(creator.path("/stacks"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message"))
                .contains("'mine' at resources.key.secrets; the only value is \"creator\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "inner: {v: {secrets: creator}}           | told within all",
                "inner: {secrets: creator}                | told fixed within all",
                "'*': {'v': {secrets: creator}}           | told within all",
                "group: {'0': {secrets: creator}}         | grouped refs",
                "group: {secrets: creator}                | grouped refs",
                "inner: {w: {secrets: creator}}           | fixed all",
                "inner: {nobody: {secrets: creator}}      | \"\"",
            })
    void aMarkReachesWithinNestedStacks(String resources, String withheld) {
        String template =
                """
                heat_template_version: 2018-08-31
                resources:
                  inner: {type: inner.yaml, properties: {secret: given}}
                  group:
                    type: OS::Heat::ResourceGroup
                    properties: {count: 1, resource_def: {type: OS::Heat::RandomString}}
                outputs:
                  told: {value: {get_attr: [inner, told]}}
                  fixed: {value: {get_attr: [inner, fixed]}}
                  within: {value: {get_attr: [inner, resource.v, value]}}
                  all: {value: {get_attr: [inner]}}
                  grouped: {value: {get_attr: [group, value]}}
                  refs: {value: {get_attr: [group, refs]}}
                """;
        String body =
                new NewStackJson("s" + UUID.randomUUID(), template)
                        .with("files", Map.of("inner.yaml", SharedProject.INNER))
                        .with(
                                "environment",
                                "resource_registry: {resources: {%s}}".formatted(resources))
                        .text();
        String address = project.create(body);

        List<Map<String, Object>> outputs =
                colleague.request().get(address).jsonPath().getList("stack.outputs");

        assertThat(
                        outputs.stream()
                                .filter(output -> output.get("output_value") == null)
                                .map(output -> output.get("output_key")))
                .containsExactlyInAnyOrder(
                        withheld.isEmpty() ? new Object[0] : withheld.split(" "));
        assertThat(creator.request().get(address).asString()).doesNotContain("output_error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT   | {}",
                "PUT   | 'resource_registry: {resources: {\"*key\": other}}'",
                "PATCH | 'resource_registry: {resources: {\"*key\": other}}'",
                "PATCH | {}"
            })
    void anUpdateOfAColleagueOpensNothing(String verb, String environment) {
        String address = project.create();
        String owner = project.shown(address, "stack_owner");
        String more =
                SharedProject.TEMPLATE.replace(
                        "outputs:\n",
                        """
                          copy: {type: OS::Heat::Value, properties: {value: {get_attr: [my_key, value]}}}
                        outputs:
                          copied: {value: {get_attr: [copy, value]}}
                          reference: {value: {get_resource: my_key}}
                        """);
        String value = SharedProject.value(creator, address, "secret");

        Response updated =
                colleague
                        .request()
                        .body(
                                new NewStackJson(project.name(address), more)
                                        .with("environment", environment)
                                        .text())
                        .request(verb, address);

        assertThat(updated.statusCode()).as(updated.asString()).isEqualTo(202);
        project.awaitState(address, "UPDATE_COMPLETE");
        assertThat(project.shown(address, "stack_owner")).isEqualTo(owner);
        assertThat(SharedProject.value(creator, address, "copied")).isEqualTo(value);
        assertThat(colleague.request().get(address).asString()).doesNotContain(value);
        assertThat(colleague.request().get(address + "/resources?with_detail=true").asString())
                .doesNotContain(value);
    }

    /** A message takes up a config by its id, which needs no function. */
    @Test
    void aColleaguesMessageOfTheCreatorsConfigIsTheCreators() {
        String configured =
                SharedProject.TEMPLATE.replace(
                        "outputs:\n",
                        "  conf: {type: OS::Heat::SoftwareConfig, properties: {config: {get_attr: [my_key, value]}}}\noutputs:\n");
        String address = project.create(SharedProject.body(configured));
        String value = SharedProject.value(creator, address, "secret");
        String message =
                configured.replace(
                        "outputs:\n",
                        """
                          mime:
                            type: OS::Heat::MultipartMime
                            depends_on: conf
                            properties: {parts: [{config: %s}]}
                        outputs:
                        """
                                .formatted(project.physicalId(address, "conf")));

        colleague
                .request()
                .body(new NewStackJson(project.name(address), message).text())
                .put(address);

        project.awaitState(address, "UPDATE_COMPLETE");
        String config = creator.path("/software_configs/" + project.physicalId(address, "mime"));
        assertThat(creator.request().get(config).asString()).contains(value);
        assertThat(colleague.request().get(config).statusCode()).isEqualTo(403);
        assertThat(colleague.request().get(address + "/resources/mime").asString())
                .doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: OS::Heat::WaitCondition, properties: {timeout: 9, handle: {get_attr: [my_key, value]}}}",
                "{type: strict.yaml, properties: {secret: {get_attr: [my_key, value]}}}",
            })
    void aFailureQuotesNoSecret(String bad) {
        String address = project.create();
        String value = SharedProject.value(creator, address, "secret");

        Response updated =
                colleague
                        .request()
                        .body(
                                new NewStackJson(
                                                project.name(address),
                                                SharedProject.TEMPLATE.replace(
                                                        "outputs:\n",
                                                        "  bad: %s\noutputs:\n".formatted(bad)))
                                        .with("files", Map.of("strict.yaml", SharedProject.STRICT))
                                        .text())
                        .put(address);

        assertThat(updated.statusCode()).as(updated.asString()).isEqualTo(202);
        project.awaitState(address, "UPDATE_FAILED");
        for (String path : List.of("", "/resources/bad", "/events?nested_depth=5")) {
            assertThat(creator.request().get(address + path).asString()).contains("(withheld: ");
            assertThat(colleague.request().get(address + path).asString()).doesNotContain(value);
        }
    }

    /** Those who answer for metadata hear of a mark that changes nothing else. */
    @Test
    void metadataThatHoldsASecretIsPublishedAsTheCreators() throws InterruptedException {
        String template =
                SharedProject.TEMPLATE.replace(
                        "outputs:\n",
                        """
                          server: {type: OS::Heat::TestResource, metadata: {k: {get_attr: [my_key, value]}}}
                          other: {type: OS::Heat::TestResource, metadata: {k: v}}
                        outputs:
                        """);
        String name = "s" + UUID.randomUUID();
        try (TestBus bus = TestBus.on(Topic.METADATA)) {
            String address = project.create(new NewStackJson(name, template).text());
            assertThat(published(bus, name, event -> event.resource().equals("server")).creatorId())
                    .isNull();

            creator.request()
                    .body(
                            new NewStackJson(name, template)
                                    .with("environment", SharedProject.ENVIRONMENT)
                                    .text())
                    .put(address);
            project.awaitState(address, "UPDATE_COMPLETE");

            MetadataPublished marked =
                    published(
                            bus,
                            name,
                            event ->
                                    event.resource().equals("server") && event.creatorId() != null);
            assertThat(marked.creatorId()).isEqualTo(TestIdentity.of(Account.OWNER).userId());
            assertThat(bus.events(MetadataPublished.class))
                    .filteredOn(event -> event.stack().name().equals(name))
                    .filteredOn(event -> event.resource().equals("other"))
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.creatorId()).isNull());
        }
    }

    @Test
    void theCreatorTakesTheMarkAway() {
        String address = project.create();
        String value = SharedProject.value(creator, address, "secret");

        creator.request()
                .body(new NewStackJson(project.name(address), SharedProject.TEMPLATE).text())
                .put(address);

        project.awaitState(address, "UPDATE_COMPLETE");
        assertThat(SharedProject.value(colleague, address, "secret")).isEqualTo(value);
    }

    @Test
    void aColleagueDoesNotGoBackBehindTheMark() {
        String name = "s" + UUID.randomUUID();
        String address = project.create(new NewStackJson(name, SharedProject.TEMPLATE).text());
        String snapshot =
                creator.request()
                        .body("{}")
                        .post(address + "/snapshots")
                        .jsonPath()
                        .getString("id");
        String waiting =
                SharedProject.TEMPLATE.replace(
                        "outputs:\n", "  h: {type: OS::Heat::WaitConditionHandle}\noutputs:\n");

        creator.request()
                .body(
                        new NewStackJson(name, waiting)
                                .with("environment", SharedProject.ENVIRONMENT)
                                .text())
                .put(address);
        project.awaitState(address, "UPDATE_IN_PROGRESS");

        assertThat(act(colleague, "cancel_update", address).statusCode()).isEqualTo(403);
        assertThat(act(colleague, "cancel_without_rollback", address).statusCode()).isEqualTo(200);
        project.awaitState(address, "UPDATE_FAILED");
        String restore = address + "/snapshots/" + snapshot + "/restore";
        assertThat(colleague.request().post(restore).statusCode()).isEqualTo(403);
        assertThat(creator.request().post(restore).statusCode()).isEqualTo(202);
    }

    @Test
    void aColleagueDoesNotCarryTheStackAway() {
        String address = project.create();

        Response refused = colleague.request().delete(address + "/abandon");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("error.type")).isEqualTo("Forbidden");
        assertThat(creator.request().get(address).jsonPath().getString("stack.stack_status"))
                .isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void whoAdoptsAStackIsItsCreator() {
        String data = creator.request().delete(project.create() + "/abandon").asString();
        String value = JsonPath.from(data).getString("resources.my_key.resource_data.value");

        String address =
                colleague
                        .request()
                        .body(
                                "{\"stack_name\": \"s%s\", \"adopt_stack_data\": %s}"
                                        .formatted(UUID.randomUUID(), data))
                        .post(colleague.path("/stacks"))
                        .header("Location");

        assertThat(SharedProject.value(colleague, address, "secret")).isEqualTo(value);
        assertThat(creator.request().get(address).asString()).doesNotContain(value);
    }

    private static MetadataPublished published(
            TestBus bus, String stack, Predicate<MetadataPublished> condition) {
        return bus.await(
                MetadataPublished.class,
                event -> event.stack().name().equals(stack) && condition.test(event));
    }

    private static Response act(Caller caller, String action, String address) {
        return caller.request().body("{\"%s\": null}".formatted(action)).post(address + "/actions");
    }
}
