package io.hearth.stackapi.api.cloudformation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What only a stack's creator may read stays with its creator, by this API, too. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class SecretQueriesTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              my_key: {type: OS::Heat::RandomString}
            outputs:
              secret: {value: {get_attr: [my_key, value]}}
            """;
    private static final String MARKS =
            "resource_registry: {resources: {'*key': {secrets: creator}}}";

    @TestHTTPResource("/v1/")
    URI endpoint;

    @Test
    void aColleagueIsNotToldTheCreatorsSecrets() {
        String name = "s" + UUID.randomUUID();
        Owner creator = Owner.ofNewProject(endpoint, "member");
        given().header("X-Auth-Token", creator.identity().token().reveal())
                .contentType("application/json")
                .body(Map.of("stack_name", name, "template", TEMPLATE, "environment", MARKS))
                .post(endpoint + creator.projectId() + "/stacks")
                .then()
                .statusCode(201);
        String secret =
                creator.ask("DescribeStacks", "StackName", name)
                        .xmlPath()
                        .getString("**.find { it.name() == 'OutputValue' }");

        String told =
                creator.colleague("member").ask("DescribeStacks", "StackName", name).asString();

        assertThat(secret).hasSize(32);
        assertThat(told).doesNotContain(secret).contains("<OutputValue>None</OutputValue>");
    }
}
