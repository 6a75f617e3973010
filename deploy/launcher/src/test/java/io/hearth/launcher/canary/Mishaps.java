package io.hearth.launcher.canary;

import static io.hearth.launcher.canary.Canary.Sight.HOLDER;
import static io.hearth.launcher.canary.Canary.Sight.PROJECT;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests with secrets in them, most of which go wrong in one way or another. */
final class Mishaps {
    private final Cast cast;
    private final Cast.Member owner;
    private final String cloudformation;
    private final List<Canary> canaries = new ArrayList<>();

    Mishaps(Cast cast, String cloudformation) {
        this.cast = cast;
        this.owner = cast.owner();
        this.cloudformation = cloudformation;
    }

    List<Canary> happen(PlantedStack stack) throws Exception {
        stacks();
        malformed(stack);
        deployment();
        strangers();
        return canaries;
    }

    private void stacks() throws Exception {
        create(owner, "aws", "aws.yaml", Map.of("Password", secret("a NoEcho parameter")), 201);
        create(
                owner,
                "failing",
                "failing.yaml",
                Map.of("password", secret("a secret that a resource fails with")),
                201);
        create(
                owner,
                "constrained",
                "constrained.yaml",
                Map.of("password", secret("a secret that its constraint refuses")),
                400);
        create(
                cast.admin(),
                "keystone",
                "keystone.yaml",
                Map.of(
                        "name",
                        Canary.random(),
                        "password",
                        secret("the password of a Keystone user")),
                201);
    }

    private static void create(
            Cast.Member member,
            String name,
            String template,
            Map<String, String> parameters,
            int status)
            throws Exception {
        member.caller()
                .expect(
                        status,
                        "POST",
                        member.url() + "/stacks",
                        Map.of(
                                "stack_name",
                                "%s-%s".formatted(name, Canary.random()),
                                "template",
                                Templates.text(template),
                                "parameters",
                                parameters));
    }

    private void malformed(PlantedStack stack) throws Exception {
        refused(
                "/stacks",
                "{\"stack_name\": \"a\", \"parameters\": {\"p\": %s"
                        .formatted(json("a torn body")));
        refused(
                "/stacks",
                Map.of("stack_name", "a", "template", "a: [" + secret("a torn template")));
        refused("/stacks", Map.of("stack_name", "a", secret("an unknown key"), "a"));
        refused("/validate", Map.of("template", "a: !!" + secret("an unknown tag")));
        String signal = "/resources/by_token/signal";
        owner.caller().send("POST", stack.url() + signal, "{\"data\": " + json("a torn signal"));
        owner.caller()
                .send(
                        "POST",
                        stack.url() + signal,
                        Map.of(secret("an unknown key of a signal"), 1));
    }

    private void refused(String path, Object body) throws Exception {
        owner.caller().expect(400, "POST", owner.url() + path, body);
    }

    /** A config and its deployment to a server, made through the API. */
    private void deployment() throws IOException, InterruptedException {
        JsonNode config =
                owner.caller()
                        .expect(
                                200,
                                "POST",
                                owner.url() + "/software_configs",
                                Map.of(
                                        "name",
                                        "canary",
                                        "group",
                                        "script",
                                        "config",
                                        shared("a software config"),
                                        "inputs",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "password",
                                                        "type",
                                                        "String",
                                                        "value",
                                                        shared("an input of a deployment")))));
        JsonNode deployment =
                owner.caller()
                        .expect(
                                200,
                                "POST",
                                owner.url() + "/software_deployments",
                                Map.of(
                                        "config_id",
                                        config.at("/software_config/id").asText(),
                                        "server_id",
                                        "00000000-0000-4000-8000-000000000001",
                                        "action",
                                        "CREATE",
                                        "status",
                                        "IN_PROGRESS"));
        owner.caller()
                .expect(
                        200,
                        "PUT",
                        owner.url()
                                + "/software_deployments/"
                                + deployment.at("/software_deployment/id").asText(),
                        Map.of(
                                "status",
                                "COMPLETE",
                                "output_values",
                                Map.of("deploy_stdout", shared("an output of a deployment"))));
    }

    /** Credentials that are none, or wrong ones, may be those of another place. */
    private void strangers() throws Exception {
        String token = "gAAAA" + Canary.random();
        remember("a token that is none", token, HOLDER);
        Caller.withToken("nobody", token).send("GET", owner.url() + "/stacks", null);
        String answer = Canary.random();
        remember("the token of an answer's address", answer, HOLDER);
        for (String method : List.of("PUT", "GET")) {
            Caller.nobody().send(method, "%s/answer/%s".formatted(cloudformation, answer), null);
        }
        String signature = Canary.random();
        remember("a signature that is none", signature, HOLDER);
        for (String method : List.of("GET", "POST", "PATCH")) {
            Caller.nobody()
                    .send(
                            method,
                            "%s/?Action=DescribeStackResource&AWSAccessKeyId=a&Signature=%s"
                                    .formatted(cloudformation, signature),
                            null);
        }
    }

    private String secret(String name) {
        return remember(Canary.made(name, HOLDER));
    }

    private String shared(String name) {
        return remember(Canary.made(name, PROJECT));
    }

    /** Within a text of JSON that ends with it, and goes on no more. */
    private String json(String name) {
        String value = Canary.random();
        remember(name, value, HOLDER);
        return "\"%s\"".formatted(value);
    }

    private void remember(String name, String value, Canary.Sight sight) {
        remember(new Canary(name, value, sight));
    }

    private String remember(Canary canary) {
        canaries.add(canary);
        return canary.value();
    }
}
