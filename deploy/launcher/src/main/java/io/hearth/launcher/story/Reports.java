package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Step 4: the instance's reports, by real clients, until the stack is complete; and failures. */
final class Reports {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scene scene;
    private final Teller teller;
    private final Clients clients;
    private final Stack stack;
    private final String run;

    Reports(Scene scene, Stack stack, String run) {
        this.scene = scene;
        this.teller = scene.teller();
        this.clients = scene.clients();
        this.stack = stack;
        this.run = run;
    }

    void tell() throws Exception {
        teller.chapter("4  The instance reports, and the stack completes");
        Stack late = verdict("late", Map.of("timeout", 3));
        reportByCurl();
        reportBySignedUrl();
        reportAsOwner();
        teller.tick(
                "the stack becomes CREATE_COMPLETE",
                () -> stack.await("CREATE_COMPLETE", PATIENCE));
        teller.tick(
                "the conditions hold what was reported",
                () -> {
                    JsonNode data = Answer.json(stack.output("configured_data"));
                    Check.equal("Reports", Map.of("1", "by curl", "2", "by hand"), map(data));
                    return data;
                });
        failureIsAVerdict();
        silenceIsAVerdict(late);
    }

    private void reportByCurl() throws Exception {
        String line =
                stack.output("curl_cli")
                        + " --silent --data-binary '{\"id\":\"1\",\"status\":\"SUCCESS\","
                        + "\"reason\":\"done\",\"data\":\"by curl\"}'";
        teller.tick("curl, exactly as curl_cli prints it", () -> accepted(clients.shell(line)));
        teller.tick(
                "a repeated id counts once",
                () -> {
                    accepted(clients.shell(line));
                    return Check.eventually(PATIENCE, () -> reports("configured_handle", 1));
                });
    }

    private void reportBySignedUrl() throws Exception {
        String url = stack.output("running_url");
        teller.tick(
                "cfn-signal of heat-cfntools, twice with one id, once with another",
                () -> {
                    for (String id : new String[] {"node-1", "node-1", "node-2"}) {
                        clients.run(
                                List.of(
                                        "cfn-signal",
                                        "-s",
                                        "true",
                                        "-r",
                                        "up",
                                        "-d",
                                        "by cfn",
                                        "-i",
                                        id,
                                        url));
                    }
                    return Check.eventually(PATIENCE, () -> reports("running_handle", 2));
                });
        String nativeUrl = Answer.json(stack.output("installed_signal")).path("alarm_url").asText();
        teller.tick(
                "PUT to the signed URL of a native handle",
                () ->
                        accepted(
                                clients.run(
                                        List.of(
                                                "curl",
                                                "-i",
                                                "--silent",
                                                "-X",
                                                "PUT",
                                                "-H",
                                                "Content-Type:",
                                                "--data-binary",
                                                "{\"id\":\"1\",\"data\":\"installed\"}",
                                                nativeUrl))));
    }

    private void reportAsOwner() throws Exception {
        teller.tick(
                "openstack stack resource signal, as the owner",
                () ->
                        clients.openstack(
                                "stack",
                                "resource",
                                "signal",
                                "--data",
                                "{\"id\":\"2\",\"data\":\"by hand\"}",
                                stack.name(),
                                "configured_handle"));
    }

    private void failureIsAVerdict() throws Exception {
        Stack broken = verdict("broken", Map.of());
        teller.tick(
                "a FAILURE makes a stack CREATE_FAILED, with Heat's reason",
                () -> {
                    Check.eventually(
                            PATIENCE,
                            () ->
                                    scene.http()
                                            .post(
                                                    broken.url() + "/resources/handle/signal",
                                                    scene.owner().text(),
                                                    "{\"status\":\"FAILURE\",\"reason\":\"disk full\"}")
                                            .expect(200));
                    JsonNode failed = broken.await("CREATE_FAILED", PATIENCE);
                    Check.equal(
                            "The reason",
                            "Resource CREATE failed: WaitConditionFailure: resources.condition: disk full",
                            failed.path("stack_status_reason").asText());
                    return failed;
                });
        broken.delete();
    }

    private void silenceIsAVerdict(Stack late) throws Exception {
        teller.tick(
                "a condition that times out says how many of how many came",
                () -> {
                    JsonNode failed = late.await("CREATE_FAILED", PATIENCE);
                    Check.equal(
                            "The reason",
                            "Resource CREATE failed: WaitConditionTimeout: resources.condition: 0 of 2 received",
                            failed.path("stack_status_reason").asText());
                    return failed;
                });
        late.delete();
        late.await("DELETE_COMPLETE", PATIENCE);
    }

    private Stack verdict(String name, Map<String, Object> parameters) throws Exception {
        String full = "story-%s-%s".formatted(run, name);
        return scene.stack(full, scene.askForStack(full, "verdict.yaml", parameters).expect(201));
    }

    private JsonNode reports(String handle, int expected) throws Exception {
        JsonNode metadata =
                scene.http()
                        .get(
                                stack.url() + "/resources/" + handle + "/metadata",
                                scene.owner().text())
                        .expect(200)
                        .json()
                        .path("metadata");
        Check.equal("The number of reports in " + handle, expected, metadata.size());
        return metadata;
    }

    private static String accepted(String output) {
        Check.contains("curl's answer", " 200 ", output.lines().findFirst().orElse(""));
        return output;
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new java.util.TreeMap<>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
