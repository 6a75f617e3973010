package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.template.Template;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says that it knows. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class CatalogueTest {
    private static Caller owner;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "with_description=False&name=OS::Heat::Wait | OS::Heat::WaitCondition, OS::Heat::WaitConditionHandle",
                "name=Heat      | ~~",
                "name=.*None$   | OS::Heat::None",
                "name=(         | ~~",
                "version=7.0.0  | OS::Heat::Value",
                "version=2014.1&name=AWS | AWS::AutoScaling::AutoScalingGroup, AWS::CloudFormation::WaitCondition, AWS::CloudFormation::WaitConditionHandle",
                "support_status=DEPRECATED | ~~",
                "support_status=SUPPORTED&name=AWS::IAM::U | AWS::IAM::User"
            })
    void aListIsFiltered(String query, String types) {
        Response listed = owner.request().get(owner.path("/resource_types?" + query));

        assertThat(listed.statusCode()).as(listed.asString()).isEqualTo(200);
        assertThat(String.join(", ", listed.jsonPath().<String>getList("resource_types")))
                .isEqualTo(types);
    }

    @Test
    void aListTellsWhatTypesAreForWhenAsked() {
        assertThatJson(get("/resource_types?name=OS::Heat::RandomString&with_description=True"))
                .isEqualTo(
                        """
                        {"resource_types": [
                          {"resource_type": "OS::Heat::RandomString",
                           "description": "A random text, for passwords and other secrets."}]}""");
    }

    @Test
    void aSupportStatusMustBeOneOfHeats() {
        Response refused =
                owner.request().get(owner.path("/resource_types?support_status=supported"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThatJson(refused.asString())
                .node("error")
                .isEqualTo(
                        """
                        {"type": "Invalid", "traceback": null,
                         "message": "Data supplied was not valid: Invalid support status and should be one of ('UNKNOWN', 'SUPPORTED', 'DEPRECATED', 'UNSUPPORTED', 'HIDDEN')"}""");
    }

    /** The shape is that of a real Heat; the sentences are this service's own. */
    @Test
    void aTypeShowsItsSchema() {
        assertThatJson(
                        get(
                                "/resource_types/OS%3A%3AHeat%3A%3AWaitConditionHandle?with_description=False"))
                .isEqualTo(
                        """
                        {"resource_type": "OS::Heat::WaitConditionHandle",
                         "properties": {
                           "signal_transport": {
                             "type": "string",
                             "description": "${json-unit.any-string}",
                             "default": "TOKEN_SIGNAL",
                             "required": false,
                             "constraints": [{"allowed_values": [
                               "CFN_SIGNAL", "TEMP_URL_SIGNAL", "HEAT_SIGNAL", "NO_SIGNAL",
                               "ZAQAR_SIGNAL", "TOKEN_SIGNAL"]}],
                             "update_allowed": false,
                             "immutable": false}},
                         "attributes": {
                           "token": {"description": "${json-unit.any-string}", "type": "string"},
                           "endpoint": {"description": "${json-unit.any-string}", "type": "string"},
                           "curl_cli": {"description": "${json-unit.any-string}", "type": "string"},
                           "signal": {"description": "${json-unit.any-string}", "type": "string"},
                           "show": {"description": "Detailed information about resource.",
                                    "type": "map"}},
                         "support_status": {
                           "status": "SUPPORTED", "message": null, "version": "2014.2",
                           "previous_status": null}}""");
    }

    @Test
    void itsListsShowTheirItemsAndItsUseWhenAsked() {
        String shown = get("/resource_types/OS::Heat::RandomString?with_description=true");

        assertThatJson(shown)
                .and(
                        type -> type.node("description").isString().startsWith("A random text"),
                        type ->
                                type.node("properties.character_classes.schema.*.schema.min")
                                        .isEqualTo(
                                                """
                                                {"type": "integer",
                                                 "description": "${json-unit.any-string}",
                                                 "default": 1, "required": false,
                                                 "constraints": [{"range": {"min": 1, "max": 512}}],
                                                 "update_allowed": false, "immutable": false}"""));
        assertThatJson(get("/resource_types/OS::Heat::TestResource"))
                .node("attributes.output")
                .isObject()
                .containsOnlyKeys("description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/template", "/template?template_type=hot"})
    void anUnknownTypeIsNotFound(String part) {
        Response missing = owner.request().get(owner.path("/resource_types/No::Such" + part));

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThatJson(missing.asString())
                .node("error")
                .isEqualTo(
                        """
                        {"type": "EntityNotFound", "traceback": null,
                         "message": "The Resource Type (No::Such) could not be found."}""");
    }

    @Test
    void aTypeMakesATemplateInBothDialects() {
        assertThatJson(get("/resource_types/OS::Heat::AccessPolicy/template?template_type=HOT"))
                .isEqualTo(
                        """
                        {"heat_template_version": "2016-10-14",
                         "description": "Initial template of AccessPolicy",
                         "parameters": {
                           "AllowedResources": {"type": "comma_delimited_list",
                                                "description": "${json-unit.any-string}"}},
                         "resources": {
                           "AccessPolicy": {
                             "type": "OS::Heat::AccessPolicy",
                             "properties": {"AllowedResources": {"get_param": "AllowedResources"}}}},
                         "outputs": {
                           "show": {"description": "Detailed information about resource.",
                                    "value": {"get_attr": ["AccessPolicy", "show"]}},
                           "OS::stack_id": {"value": {"get_resource": "AccessPolicy"}}}}""");
        assertThatJson(get("/resource_types/OS::Heat::AccessPolicy/template"))
                .isEqualTo(
                        """
                        {"HeatTemplateFormatVersion": "2012-12-12",
                         "Description": "Initial template of AccessPolicy",
                         "Parameters": {
                           "AllowedResources": {"Type": "CommaDelimitedList",
                                                "Description": "${json-unit.any-string}"}},
                         "Resources": {
                           "AccessPolicy": {
                             "Type": "OS::Heat::AccessPolicy",
                             "Properties": {
                               "AllowedResources": {"Fn::Split": [",", {"Ref": "AllowedResources"}]}}}},
                         "Outputs": {
                           "show": {"Description": "Detailed information about resource.",
                                    "Value": {"Fn::GetAtt": ["AccessPolicy", "show"]}},
                           "OS::stack_id": {"Value": {"Ref": "AccessPolicy"}}}}""");
    }

    @Test
    void theTemplatesOfAllTypesAreTemplates() {
        List<String> types =
                owner.request()
                        .get(owner.path("/resource_types"))
                        .jsonPath()
                        .getList("resource_types");

        assertThat(types).contains("OS::Heat::WaitCondition", "AWS::IAM::AccessKey");
        for (String type : types) {
            for (String dialect : List.of("hot", "cfn")) {
                String template =
                        get(
                                "/resource_types/%s/template?template_type=%s"
                                        .formatted(type, dialect));
                assertThat(Template.parse(template).resources()).as(template).hasSize(1);
            }
        }
    }

    @Test
    void aStackCanBeMadeOfATypesTemplate() {
        String template = get("/resource_types/OS::Heat::TestResource/template?template_type=hot");

        Response created =
                owner.request()
                        .body(
                                new NewStackJson("s" + UUID.randomUUID(), template)
                                        .with(
                                                "parameters",
                                                Map.of(
                                                        "update_replace_value", "",
                                                        "action_wait_secs", Map.of(),
                                                        "client_name", "",
                                                        "entity_name", ""))
                                        .text())
                        .post(owner.path("/stacks"));

        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        String outputs = created.header("Location") + "/outputs/";
        assertThatJson(owner.request().get(outputs + "show").asString())
                .node("output.output_value")
                .isNull();
        assertThatJson(owner.request().get(outputs + "output").asString())
                .node("output.output_value")
                .isEqualTo("test_string");
    }

    @Test
    void onlyTwoDialectsAreKnown() {
        Response refused =
                owner.request()
                        .get(
                                owner.path(
                                        "/resource_types/OS::Heat::None/template?template_type=tosca"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo(
                        "Template type is not supported: Invalid template type \"tosca\", valid types are: cfn, hot.");
    }

    @Test
    void everyVersionOfTemplatesIsListedWithItsAliases() {
        String versions = get("/template_versions");

        assertThatJson(versions)
                .and(
                        list -> list.node("template_versions").isArray().hasSize(13),
                        list ->
                                list.node("template_versions[0]")
                                        .isEqualTo(
                                                """
                                                {"version": "AWSTemplateFormatVersion.2010-09-09",
                                                 "type": "cfn", "aliases": []}"""),
                        list ->
                                list.node("template_versions[11]")
                                        .isEqualTo(
                                                """
                                                {"version": "heat_template_version.2018-08-31",
                                                 "type": "hot",
                                                 "aliases": ["heat_template_version.rocky"]}"""));
    }

    @Test
    void aVersionListsItsFunctions() {
        List<String> functions = functions("heat_template_version.rocky", "");

        assertThat(functions)
                .contains("get_attr", "yaql", "make_url", "if")
                .doesNotContain("not", "Fn::Split");
        assertThat(functions("heat_template_version.2018-08-31", "?with_condition_func=True"))
                .containsAll(functions)
                .contains("equals", "not", "yaql");
        assertThat(functions("HeatTemplateFormatVersion.2012-12-12", ""))
                .contains("Ref", "Fn::Split")
                .doesNotContain("get_attr");
    }

    @Test
    void anUnknownVersionIsNotFound() {
        Response missing = owner.request().get(owner.path("/template_versions/rocky/functions"));

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThatJson(missing.asString())
                .node("error")
                .isEqualTo(
                        """
                        {"type": "NotFound", "traceback": null,
                         "message": "Template with version rocky not found"}""");
    }

    @Test
    void onlyAnAdminSeesTheServices() {
        Caller admin = Caller.ofAdmin();

        Response refused = owner.request().get(owner.path("/services"));
        Response listed = admin.request().get(admin.path("/services"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("You are not authorized to use service:index.");
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThatJson(listed.asString())
                .node("services")
                .isEqualTo(
                        """
                        [{"id": "${json-unit.any-string}",
                          "binary": "stack-api",
                          "engine_id": "${json-unit.any-string}",
                          "host": "${json-unit.any-string}",
                          "hostname": "${json-unit.any-string}",
                          "topic": "engine",
                          "report_interval": 60,
                          "created_at": "${json-unit.any-string}",
                          "updated_at": "${json-unit.any-string}",
                          "deleted_at": null,
                          "status": "up"}]""");
    }

    @ParameterizedTest
    @CsvSource({
        "/resource_types, stacks:list_resource_types",
        "/resource_types/OS::Heat::None, stacks:resource_schema",
        "/resource_types/OS::Heat::None/template, stacks:generate_template",
        "/template_versions, stacks:list_template_versions",
        "/template_versions/heat_template_version.rocky/functions, stacks:list_template_functions",
        "/services, service:index"
    })
    void anInstanceSeesNothingOfIt(String path, String rule) {
        Caller instance = Caller.ofStackDomain();

        Response refused = instance.request().get(instance.path(path));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("You are not authorized to use %s.".formatted(rule));
    }

    private static List<String> functions(String version, String query) {
        return owner.request()
                .get(owner.path("/template_versions/%s/functions%s".formatted(version, query)))
                .jsonPath()
                .getList("template_functions.functions");
    }

    private static String get(String path) {
        Response answer = owner.request().get(owner.path(path));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        return answer.asString();
    }
}
