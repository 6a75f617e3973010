package io.hearth.stackapi.api.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners ask, answered to the byte as captured from a real Heat. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class OwnerQueriesTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            description: wire & more
            parameters:
              p: {type: string, default: dflt, description: a parameter}
              pin: {type: string, default: '1234', hidden: true}
            resources:
              conf: {type: "OS::Heat::TestResource", metadata: {m: {k: v}}, properties: {value: {get_param: p}}}
            outputs:
              val: {description: a value, value: {get_attr: [conf, output]}}
              size: {value: 1}
              flag: {value: true}
              gone: {value: {get_attr: [conf, show]}}
              occ: {value: {collectors: [heat, local], "a:b": {none: []}}}
            """;
    private static final String ARN = "arn:openstack:heat::PROJECT:stacks/STACK/ID";
    private static final String STACK_ID = "<StackId>" + ARN + "</StackId>";

    @TestHTTPResource("/v1/")
    URI endpoint;

    private final String name = "s" + UUID.randomUUID();
    private Owner owner;

    @BeforeEach
    void aProjectOfItsOwn() {
        owner = Owner.ofNewProject(endpoint, "member");
    }

    @Test
    void createStack() {
        Response created =
                owner.ask(
                        "CreateStack",
                        "StackName",
                        name,
                        "TemplateBody",
                        TEMPLATE,
                        "Parameters.member.1.ParameterKey",
                        "p",
                        "Parameters.member.1.ParameterValue",
                        "one");

        assertThat(created.statusCode()).as(created.asString()).isEqualTo(200);
        assertThat(created.contentType()).isEqualTo("application/xml; charset=UTF-8");
        assertThat(created.header("x-openstack-request-id")).startsWith("req-");
        assertThat(body(created))
                .isEqualTo(
                        "<CreateStackResponse><CreateStackResult>%s</CreateStackResult></CreateStackResponse>"
                                .formatted(STACK_ID));
        assertThat(owner.ask("DescribeStacks", "StackName", name).asString())
                .contains("<OutputValue>one</OutputValue>");
    }

    @Test
    void listStacks() {
        assertThat(body(owner.ask("ListStacks")))
                .isEqualTo(
                        "<ListStacksResponse><ListStacksResult><StackSummaries/></ListStacksResult></ListStacksResponse>");

        create();

        assertThat(body(owner.ask("ListStacks")))
                .isEqualTo(
                        "<ListStacksResponse><ListStacksResult><StackSummaries><member>"
                                + "<CreationTime>TIME</CreationTime><LastUpdatedTime>None</LastUpdatedTime>"
                                + STACK_ID
                                + "<StackName>STACK</StackName>"
                                + "<StackStatusReason>Stack CREATE completed successfully</StackStatusReason>"
                                + "<StackStatus>CREATE_COMPLETE</StackStatus>"
                                + "<DeletionTime>None</DeletionTime>"
                                + "</member></StackSummaries></ListStacksResult></ListStacksResponse>");
    }

    @Test
    void describeStacks() {
        create("TimeoutInMinutes", "30");

        String all = body(owner.ask("DescribeStacks"));

        assertThat(all).isEqualTo(described("CREATE", "<TimeoutInMinutes>30</TimeoutInMinutes>"));
        assertThat(body(owner.ask("DescribeStacks", "StackName", name))).isEqualTo(all);
    }

    @Test
    void describeStacksTellsWhenOneWasUpdated() {
        create();

        Response updated = owner.ask("UpdateStack", "StackName", name, "TemplateBody", TEMPLATE);

        assertThat(body(updated))
                .isEqualTo(
                        "<UpdateStackResponse><UpdateStackResult>%s</UpdateStackResult></UpdateStackResponse>"
                                .formatted(STACK_ID));
        assertThat(body(owner.ask("DescribeStacks", "StackName", name)))
                .isEqualTo(
                        described(
                                "UPDATE",
                                "<TimeoutInMinutes>None</TimeoutInMinutes>"
                                        + "<LastUpdatedTime>TIME</LastUpdatedTime>"));
    }

    private static String described(String action, String times) {
        return "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><Capabilities/>"
                + "<CreationTime>TIME</CreationTime><Description>wire &amp; more</Description>"
                + "<DisableRollback>True</DisableRollback><NotificationARNs/><Parameters>"
                + parameter("OS::stack_id", "ID")
                + parameter("OS::project_id", "PROJECT")
                + parameter("OS::stack_name", "STACK")
                + parameter("p", "dflt")
                + parameter("pin", "******")
                + "</Parameters>"
                + STACK_ID
                + "<StackName>STACK</StackName><StackStatusReason>Stack "
                + action
                + " completed successfully</StackStatusReason>"
                + times
                + "<StackStatus>"
                + action
                + "_COMPLETE</StackStatus><Outputs>"
                + output("a value", "val", "dflt")
                + output("No description given", "size", "1")
                + output("No description given", "flag", "True")
                + output("No description given", "gone", "None")
                + output(
                        "No description given",
                        "occ",
                        "<collectors><member>heat</member><member>local</member></collectors>"
                                + "<a.b><none/></a.b>")
                + "</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>";
    }

    private static String parameter(String key, String value) {
        return "<member><ParameterKey>%s</ParameterKey><ParameterValue>%s</ParameterValue></member>"
                .formatted(key, value);
    }

    private static String output(String description, String key, String value) {
        return "<member><Description>%s</Description><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                .formatted(description, key, value);
    }

    @Test
    void getTemplate() {
        create(
                "TemplateBody",
                "{\"heat_template_version\":\"2018-08-31\",\"description\":\"<w>\"}");

        assertThat(body(owner.ask("GetTemplate", "StackName", name)))
                .isEqualTo(
                        "<GetTemplateResponse><GetTemplateResult><TemplateBody>"
                                + "{\"heat_template_version\": \"2018-08-31\", \"description\": \"&lt;w&gt;\"}"
                                + "</TemplateBody></GetTemplateResult></GetTemplateResponse>");
        assertThat(body(owner.ask("GetTemplate", "StackName", name, "ContentType", "JSON")))
                .isEqualTo(
                        "{\"GetTemplateResponse\": {\"GetTemplateResult\": {\"TemplateBody\": "
                                + "{\"heat_template_version\": \"2018-08-31\", \"description\": \"<w>\"}}}}");
    }

    @Test
    void listStackResources() {
        create();

        assertThat(body(owner.ask("ListStackResources", "StackName", name)))
                .isEqualTo(
                        "<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries><member>"
                                + "<LastUpdatedTimestamp>TIME</LastUpdatedTimestamp>"
                                + "<LogicalResourceId>conf</LogicalResourceId>"
                                + "<PhysicalResourceId>PHYSICAL-conf</PhysicalResourceId>"
                                + "<ResourceStatusReason>state changed</ResourceStatusReason>"
                                + "<ResourceType>OS::Heat::TestResource</ResourceType>"
                                + "<ResourceStatus>CREATE_COMPLETE</ResourceStatus>"
                                + "</member></StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>");
    }

    @Test
    void describeStackResources() {
        create();
        String all = body(owner.ask("DescribeStackResources", "StackName", name));
        String physicalId =
                owner.ask("ListStackResources", "StackName", name)
                        .xmlPath()
                        .getString("**.find { it.name() == 'PhysicalResourceId' }");

        assertThat(all)
                .isEqualTo(
                        "<DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources><member>"
                                + "<Description></Description><LogicalResourceId>conf</LogicalResourceId>"
                                + "<PhysicalResourceId>PHYSICAL-conf</PhysicalResourceId>"
                                + "<ResourceStatusReason>state changed</ResourceStatusReason>"
                                + "<ResourceType>OS::Heat::TestResource</ResourceType>"
                                + STACK_ID
                                + "<StackName>STACK</StackName><Timestamp>TIME</Timestamp>"
                                + "<ResourceStatus>CREATE_COMPLETE</ResourceStatus>"
                                + "</member></StackResources></DescribeStackResourcesResult></DescribeStackResourcesResponse>");
        assertThat(body(owner.ask("DescribeStackResources", "PhysicalResourceId", physicalId)))
                .isEqualTo(all);
        assertThat(
                        body(
                                owner.ask(
                                        "DescribeStackResources",
                                        "StackName",
                                        name,
                                        "LogicalResourceId",
                                        "other")))
                .isEqualTo(
                        "<DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources/></DescribeStackResourcesResult></DescribeStackResourcesResponse>");
    }

    @Test
    void anothersResourceIsNotFoundByItsPhysicalId() {
        create();
        String physicalId =
                owner.ask("ListStackResources", "StackName", name)
                        .xmlPath()
                        .getString("**.find { it.name() == 'PhysicalResourceId' }");

        Response refused =
                Owner.ofNewProject(endpoint, "member")
                        .ask("DescribeStackResources", "PhysicalResourceId", physicalId);

        assertThat(refused.asString())
                .isEqualTo(bad("The Resource (%s) could not be found.".formatted(physicalId)));
    }

    @Test
    void describeStackEvents() {
        create();
        String events = body(owner.ask("DescribeStackEvents", "StackName", name));

        assertThat(events)
                .startsWith(
                        "<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents><member>"
                                + "<EventId>ID</EventId><LogicalResourceId>STACK</LogicalResourceId>"
                                + "<PhysicalResourceId>ID</PhysicalResourceId>"
                                + "<ResourceProperties>{}</ResourceProperties>"
                                + "<ResourceStatusReason>Stack CREATE completed successfully</ResourceStatusReason>"
                                + "<ResourceType>OS::Heat::Stack</ResourceType>"
                                + STACK_ID
                                + "<StackName>STACK</StackName><Timestamp>TIME</Timestamp>"
                                + "<ResourceStatus>CREATE_COMPLETE</ResourceStatus></member><member>")
                .contains("<LogicalResourceId>conf</LogicalResourceId>")
                .endsWith(
                        "</member></StackEvents></DescribeStackEventsResult></DescribeStackEventsResponse>");
        assertThat(body(owner.ask("DescribeStackEvents"))).isEqualTo(events);
    }

    @Test
    void estimateTemplateCost() {
        assertThat(owner.ask("EstimateTemplateCost").asString())
                .isEqualTo(
                        "<EstimateTemplateCostResponse><EstimateTemplateCostResult><Url>http://en.wikipedia.org/wiki/Gratis</Url></EstimateTemplateCostResult></EstimateTemplateCostResponse>");
    }

    @Test
    void validateTemplate() {
        String template =
                """
                heat_template_version: 2018-08-31
                description: wire
                parameters:
                  p: {type: string, default: dflt, description: a parameter}
                resources:
                  h: {type: "OS::Heat::WaitConditionHandle"}
                  w: {type: "OS::Heat::WaitCondition", properties: {handle: {get_resource: h}, timeout: 300}}
                """;

        assertThat(owner.ask("ValidateTemplate", "TemplateBody", template).asString())
                .isEqualTo(
                        "<ValidateTemplateResponse><ValidateTemplateResult><Description>wire</Description><Parameters><member><ParameterKey>p</ParameterKey><DefaultValue>dflt</DefaultValue><Description>a parameter</Description><NoEcho>false</NoEcho></member></Parameters><Environment><resource_registry><resources/></resource_registry><parameters/><parameter_defaults/><event_sinks/></Environment></ValidateTemplateResult></ValidateTemplateResponse>");
    }

    @Test
    void deleteStack() {
        create();

        assertThat(owner.ask("DeleteStack", "StackName", name).asString())
                .isEqualTo(
                        "<DeleteStackResponse><DeleteStackResult></DeleteStackResult></DeleteStackResponse>");
        assertThat(owner.ask("DescribeStacks", "StackName", name).asString())
                .isEqualTo(bad("The Stack (%s) could not be found.".formatted(name)));
    }

    @Test
    void cancelUpdateStack() {
        create();
        String waiting =
                TEMPLATE.replace(
                        "outputs:", "  h: {type: \"OS::Heat::WaitConditionHandle\"}\noutputs:");
        owner.form(Owner.query("UpdateStack", "StackName", name, "TemplateBody", waiting));

        assertThat(owner.ask("CancelUpdateStack", "StackName", name).asString())
                .isEqualTo(
                        "<CancelUpdateStackResponse><CancelUpdateStackResult/></CancelUpdateStackResponse>");
        assertThat(owner.ask("DescribeStacks", "StackName", name).asString())
                .contains("<StackStatus>ROLLBACK_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s",
                "%2$s",
                "%1$s/%2$s",
                "arn:openstack:heat::%3$s:stacks/%1$s/%2$s",
            })
    void aStackIsNamedInAnyWay(String form) {
        String id = create();
        String text = form.formatted(name, id, owner.projectId());

        assertThat(owner.ask("ListStackResources", "StackName", text).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GetTemplate",
        "DescribeStacks",
        "DescribeStackEvents",
        "DescribeStackResources",
        "ListStackResources",
        "DeleteStack",
        "CancelUpdateStack",
    })
    void whatIsNotThereIsNotFound(String action) {
        create();
        Owner stranger = Owner.ofNewProject(endpoint, "member");
        String arn = "arn:openstack:heat::%s:stacks/%s/%s".formatted(owner.projectId(), name, "i");

        assertThat(owner.ask(action, "StackName", "nosuch").asString())
                .isEqualTo(bad("The Stack (nosuch) could not be found."));
        assertThat(stranger.ask(action, "StackName", name).asString())
                .isEqualTo(bad("The Stack (%s) could not be found.".formatted(name)));
        assertThat(stranger.ask(action, "StackName", arn).asString())
                .isEqualTo(bad("The Stack (%s) could not be found.".formatted(arn)));
    }

    @Test
    void aNameThatIsTakenAlreadyExists() {
        create();

        Response second = owner.ask("CreateStack", "StackName", name, "TemplateBody", TEMPLATE);

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.asString())
                .isEqualTo(
                        Bodies.error(
                                "AlreadyExists",
                                "Resource with the name requested already exists:The Stack (%s) already exists."
                                        .formatted(name)));
        assertThat(
                        owner.ask(
                                        "CreateStack",
                                        "StackName",
                                        name,
                                        "TemplateBody",
                                        TEMPLATE,
                                        "ContentType",
                                        "JSON")
                                .asString())
                .isEqualTo(
                        "{\"ErrorResponse\": {\"Error\": {\"Type\": \"Sender\", \"Code\": \"AlreadyExists\", \"Message\": \"Resource with the name requested already exists:The Stack (%s) already exists.\"}}}"
                                .formatted(name));
    }

    @Test
    void clientsOfAwsAreToldNothingOfWhatThereIsNot() {
        create();

        Response listed = owner.ask("ListStacks", "Version", "2010-05-15");
        Response described =
                owner.ask("DescribeStacks", "StackName", name, "Version", "2010-05-15");

        assertThat(listed.asString()).doesNotContain("None").contains("<CreationTime>");
        assertThat(described.asString())
                .doesNotContain("None")
                .doesNotContain("TimeoutInMinutes")
                .contains("<Capabilities/>", "<OutputKey>gone</OutputKey></member>");
    }

    /** Answers the stack's id. */
    private String create(String... more) {
        Map<String, String> query =
                Owner.query("CreateStack", "StackName", name, "TemplateBody", TEMPLATE);
        query.putAll(Owner.query("CreateStack", more));
        Response created = owner.get(query);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(200);
        String arn = created.xmlPath().getString("**.find { it.name() == 'StackId' }");
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private String body(Response answer) {
        return Bodies.of(answer, owner, name);
    }

    private static String bad(String what) {
        return Bodies.error(
                "InvalidParameterValue", "A bad or out-of-range value was supplied:" + what);
    }
}
