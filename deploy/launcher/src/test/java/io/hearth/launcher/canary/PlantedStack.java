package io.hearth.launcher.canary;

import static io.hearth.launcher.canary.Canary.Sight.HOLDER;
import static io.hearth.launcher.canary.Canary.Sight.PROJECT;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A stack of its owner with every secret that a stack may be given, or makes. All of it is marked
 * as the creator's alone.
 */
final class PlantedStack {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> URLS = List.of("url", "aws_url", "policy_url");

    private final String name = "canaries-" + Canary.random();
    private final Cast.Member owner;
    private final String note;
    private final Map<String, Canary> given = new LinkedHashMap<>();
    private String url = "";
    private JsonNode shown = MissingNode.getInstance();

    /**
     * @param note is no secret
     */
    PlantedStack(Cast.Member owner, String note) {
        this.owner = owner;
        this.note = note;
    }

    String url() {
        return url;
    }

    /** A text, or the one text of interest in an output that is JSON in a text. */
    String output(String key) {
        for (JsonNode output : shown.path("outputs")) {
            if (output.path("output_key").asText().equals(key)) {
                String value = output.path("output_value").asText();
                return switch (key) {
                    case "password" -> Caller.json(value).path("password").asText();
                    case "url" -> Caller.json(value).path("alarm_url").asText();
                    default -> value;
                };
            }
        }
        throw new AssertionError("No output " + key + " in " + shown.path("outputs"));
    }

    String domainProject() {
        return shown.path("stack_user_project_id").asText();
    }

    Canary password() {
        return give("an instance's given password", HOLDER);
    }

    /** Creates it, signals it in every way, changes it, has it rest, and reports on it. */
    List<Canary> live() throws Exception {
        url =
                owner.caller()
                        .expect(201, "POST", owner.url() + "/stacks", body("a hidden parameter"))
                        .at("/stack/links/0/href")
                        .asText();
        signal("by_token");
        awaitStatus("CREATE_COMPLETE");
        List<Canary> made = made();
        for (String signed : URLS) {
            Caller.nobody()
                    .send(
                            signed.equals("policy_url") ? "POST" : "PUT",
                            output(signed),
                            Map.of(
                                    "id",
                                    "2",
                                    "data",
                                    give("data of a signed signal", HOLDER).value()));
        }
        owner.caller().expect(202, "PUT", url, body("a hidden parameter of an update"));
        awaitStatus("UPDATE_COMPLETE");
        owner.caller().expect(200, "POST", url + "/snapshots", Map.of("name", "a snapshot"));
        awaitStatus("SNAPSHOT_COMPLETE");
        act("suspend", "SUSPEND_COMPLETE");
        act("resume", "RESUME_COMPLETE");
        act("check", "CHECK_COMPLETE");
        made.addAll(given.values());
        return made;
    }

    private Map<String, Object> body(String hiddenText) throws IOException {
        return Map.of(
                "stack_name",
                name,
                "template",
                Templates.text("stack.yaml"),
                "files",
                Map.of(
                        "nested.yaml",
                        Templates.text("nested.yaml"),
                        "script.sh",
                        "# %s $password".formatted(give("a file", PROJECT).value())),
                "environment",
                Map.of(
                        "resource_registry",
                        Map.of("resources", Map.of("*", Map.of("secrets", "creator"))),
                        "parameter_defaults",
                        Map.of("defaulted", give("a default of the environment", PROJECT).value())),
                "parameters",
                Map.of(
                        "note",
                        note,
                        "hidden_text",
                        give(hiddenText, HOLDER).value(),
                        "hidden_json",
                        Map.of("a", List.of(give("a hidden parameter's JSON", HOLDER).value())),
                        "hidden_list",
                        "a," + give("a hidden parameter's list", HOLDER).value(),
                        "login_password",
                        password().value(),
                        "plain_text",
                        give("a parameter", PROJECT).value()));
    }

    private Canary give(String name, Canary.Sight sight) {
        return given.computeIfAbsent(name, key -> Canary.made(key, sight));
    }

    private void signal(String handle) {
        Awaitility.await("the handle")
                .atMost(PATIENCE)
                .until(
                        () ->
                                owner.caller()
                                                .send(
                                                        "POST",
                                                        "%s/resources/%s/signal"
                                                                .formatted(url, handle),
                                                        Map.of(
                                                                "id",
                                                                "1",
                                                                "data",
                                                                give("data of a signal", HOLDER)
                                                                        .value()))
                                                .status()
                                        == 200);
    }

    private List<Canary> made() {
        List<Canary> made = new ArrayList<>();
        for (String output :
                List.of(
                        "random",
                        "secret_key",
                        "token",
                        "password",
                        "trustee_password",
                        "trustee_secret_key")) {
            made.add(new Canary("the output " + output, output(output), HOLDER));
        }
        for (String output : URLS) {
            made.add(new Canary("the signature of " + output, signature(output(output)), HOLDER));
        }
        return made;
    }

    private static String signature(String signedUrl) {
        return URLDecoder.decode(signedUrl.replaceFirst(".*[?&]Signature=([^&]*).*", "$1"), UTF_8);
    }

    private void act(String action, String end) throws Exception {
        owner.caller()
                .expect(200, "POST", url + "/actions", Collections.singletonMap(action, null));
        awaitStatus(end);
    }

    private void awaitStatus(String status) {
        Awaitility.await(status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            shown = owner.caller().expect(200, "GET", url, null).path("stack");
                            String now = shown.path("stack_status").asText();
                            if (now.endsWith("FAILED")) {
                                throw new AssertionError(shown.path("stack_status_reason"));
                            }
                            return now.equals(status);
                        });
    }
}
