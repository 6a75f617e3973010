package io.hearth.webhookservice.testing;

import static io.restassured.RestAssured.given;

import io.hearth.testkit.TestIdentity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who subscribes to the events of a project. */
public record Owner(TestIdentity identity) {
    /** Subscribes to all of a stack, and returns the answer's webhook. */
    public JsonPath subscribe(String url, String stack) {
        return subscribe(
                Map.of(
                        "name",
                        "test-" + UUID.randomUUID(),
                        "url",
                        url,
                        "types",
                        List.of("*"),
                        "stacks",
                        List.of(stack)));
    }

    public JsonPath subscribe(Map<String, Object> body) {
        return post("", body).then().statusCode(201).extract().jsonPath().setRootPath("webhook");
    }

    /**
     * @param path below the project's webhooks
     */
    public Response post(String path, Object body) {
        return given().header("X-Auth-Token", identity.token().reveal())
                .contentType(ContentType.JSON)
                .body(body)
                .post(base() + path);
    }

    public Response patch(String id, Object body) {
        return given().header("X-Auth-Token", identity.token().reveal())
                .contentType(ContentType.JSON)
                .body(body)
                .patch(base() + "/" + id);
    }

    public Response get(String path) {
        return given().header("X-Auth-Token", identity.token().reveal()).get(base() + path);
    }

    public Response delete(String id) {
        return given().header("X-Auth-Token", identity.token().reveal()).delete(base() + "/" + id);
    }

    /** The newest first. */
    public JsonPath deliveries(String id) {
        return get("/" + id + "/deliveries").then().statusCode(200).extract().jsonPath();
    }

    /** Leaves nothing for the next test's quota. */
    public void deleteAll() {
        get("").jsonPath().getList("webhooks.id", String.class).forEach(this::delete);
    }

    private String base() {
        return "/v1/" + identity.projectId() + "/webhooks";
    }
}
