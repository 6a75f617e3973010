package io.hearth.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The owner's side of the Orchestration API. */
final class Stacks {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Json http = new Json();
    private final String base;
    private final String token;

    Stacks(Deployment deployment, BareKeystone.Session owner) {
        this.base = "%s/%s/stacks".formatted(deployment.orchestration(), owner.projectId());
        this.token = owner.token();
    }

    /** Posts a template and returns the new stack's address. */
    String create(String template) {
        String name = "bench-" + UUID.randomUUID();
        String id =
                http.call(
                                "POST",
                                base,
                                token,
                                Map.of("stack_name", name, "template", template, "timeout_mins", 5))
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
        return await(stack, "CREATE_COMPLETE", lookEvery);
    }

    JsonNode withOutputs(String stack) {
        return http.call("GET", stack, token, null).expect(200).body().at("/stack");
    }

    void delete(String stack) {
        http.call("DELETE", stack, token, null).expect(204, 404);
    }

    void awaitDeleted(String stack) {
        await(stack, "DELETE_COMPLETE", Duration.ofMillis(50));
    }

    private JsonNode await(String stack, String wanted, Duration lookEvery) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Json.Answer answer = http.call("GET", stack + "?resolve_outputs=false", token, null);
            String status = answer.body().at("/stack/stack_status").asText();
            if (status.equals(wanted)
                    || (answer.status() == 404 && wanted.equals("DELETE_COMPLETE"))) {
                return answer.body().at("/stack");
            }
            if (status.endsWith("FAILED")) {
                throw new IllegalStateException(
                        "%s is %s: %s"
                                .formatted(
                                        stack,
                                        status,
                                        answer.body().at("/stack/stack_status_reason").asText()));
            }
            LockSupport.parkNanos(lookEvery.toNanos());
        }
        throw new IllegalStateException("%s does not become %s.".formatted(stack, wanted));
    }
}
