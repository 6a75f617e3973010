package io.hearth.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The owner's side of the Orchestration API. */
final class Stacks {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Json http = new Json();
    private final String base;
    private final String token;

    Stacks(Deployment deployment, BareKeystone.Session owner) {
        this.base = "%s/%s/stacks".formatted(deployment.orchestration(), owner.projectId());
        this.token = owner.token();
    }

    /** Posts a template and returns the new stack's address. */
    String create(String template) {
        return create(template, Map.of());
    }

    /**
     * @param files file name to content: the templates of nested stacks
     */
    String create(String template, Map<String, String> files) {
        String name = "bench-" + UUID.randomUUID();
        String id =
                http.call(
                                "POST",
                                base,
                                token,
                                Map.of(
                                        "stack_name",
                                        name,
                                        "template",
                                        template,
                                        "files",
                                        files,
                                        "timeout_mins",
                                        5))
                        .expect(201)
                        .body()
                        .at("/stack/id")
                        .asText();
        return "%s/%s/%s".formatted(base, name, id);
    }

    /**
     * Waits until the stack is complete and returns it.
     *
     * @param lookEvery fine enough for the figure and no finer: asking takes from what is measured
     */
    JsonNode awaitComplete(String stack, Duration lookEvery) {
        return awaitStack(stack, "CREATE_COMPLETE", lookEvery);
    }

    JsonNode withOutputs(String stack) {
        return http.call("GET", stack, token, null).expect(200).body().at("/stack");
    }

    /** Sets parameters and leaves the rest as it is. */
    void update(String stack, Map<String, String> parameters) {
        http.call("PATCH", stack, token, Map.of("parameters", parameters)).expect(202);
    }

    /** Waits until an update is complete. */
    void awaitUpdated(String stack, Duration lookEvery) {
        awaitStack(stack, "UPDATE_COMPLETE", lookEvery);
    }

    /** Waits until a resource is being made. */
    void awaitBegun(String stack, String resource, Duration lookEvery) {
        await(
                stack + "/resources/" + resource,
                "/resource/resource_status",
                "CREATE_IN_PROGRESS",
                lookEvery);
    }

    /**
     * Signals twice: as soon as the resource is known to whoever takes signals, and once all
     * services are done with the stack's beginning, as they are when an instance has started.
     *
     * @return the milliseconds from the second signal until the stack is complete
     */
    double signalled(String stack, String resource, Duration lookEvery) {
        String address = stack + "/resources/" + resource + "/signal";
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (signal(address, "first", 200, 404) != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%s takes no signals.".formatted(stack));
            }
            LockSupport.parkNanos(lookEvery.toNanos());
        }
        LockSupport.parkNanos(SETTLED.toNanos());
        long start = System.nanoTime();
        signal(address, "second", 200);
        awaitComplete(stack, lookEvery);
        return Clock.millisSince(start);
    }

    /**
     * Signals a handle once more, and waits until that and all signals before it have had their
     * effect.
     */
    void awaitSignalsTaken(String stack, String handle) {
        signal(stack, handle, "last");
        await(
                "%s/resources/%s/metadata".formatted(stack, handle),
                "/metadata/last/status",
                "SUCCESS",
                Duration.ofMillis(50));
    }

    /** Signals a handle, with an id of its own. */
    void signal(String stack, String handle, String id) {
        signal("%s/resources/%s/signal".formatted(stack, handle), id, 200);
    }

    /** A resource's metadata, and each version that comes; to be closed. */
    Stream<String> follow(String stack, String resource) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("%s/resources/%s/metadata".formatted(stack, resource)))
                        .header("X-Auth-Token", token)
                        .header("Accept", "text/event-stream")
                        .build();
        return http.lines(request).filter(line -> line.startsWith("data:"));
    }

    private int signal(String address, String id, int... expected) {
        Map<String, String> details = Map.of("status", "SUCCESS", "id", id);
        return http.call("POST", address, token, details).expect(expected).status();
    }

    void validate(String template) {
        String address = base.substring(0, base.length() - "stacks".length()) + "validate";
        http.call("POST", address, token, Map.of("template", template)).expect(200);
    }

    /** Stacks that are there while something else is measured, and stay. */
    void load(int count, Report report) {
        for (int n = 1; n <= count; n++) {
            awaitComplete(create(Templates.plain()), Duration.ofMillis(10));
            if (n % 250 == 0) {
                report.progress("%d stacks are there".formatted(n));
            }
        }
    }

    void delete(String stack) {
        http.call("DELETE", stack, token, null).expect(204, 404);
    }

    void awaitDeleted(String stack) {
        awaitDeleted(stack, Duration.ofMillis(50));
    }

    void awaitDeleted(String stack, Duration lookEvery) {
        awaitStack(stack, "DELETE_COMPLETE", lookEvery);
    }

    private JsonNode awaitStack(String stack, String wanted, Duration lookEvery) {
        String address = stack + "?resolve_outputs=false";
        return await(address, "/stack/stack_status", wanted, lookEvery).at("/stack");
    }

    private JsonNode await(String address, String statusAt, String wanted, Duration lookEvery) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Json.Answer answer = http.call("GET", address, token, null);
            String status = answer.body().at(statusAt).asText();
            if (status.equals(wanted)
                    || (answer.status() == 404 && wanted.equals("DELETE_COMPLETE"))) {
                return answer.body();
            }
            if (status.endsWith("FAILED")) {
                throw new IllegalStateException(
                        "%s is %s: %s".formatted(address, status, answer.body()));
            }
            LockSupport.parkNanos(lookEvery.toNanos());
        }
        throw new IllegalStateException("%s does not become %s.".formatted(address, wanted));
    }

    /** What an output of a stack is. */
    static String output(JsonNode stack, String key) {
        for (JsonNode output : stack.at("/outputs")) {
            if (output.at("/output_key").asText().equals(key)) {
                return output.at("/output_value").asText();
            }
        }
        throw new IllegalStateException(
                "The stack has no output " + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }
}
