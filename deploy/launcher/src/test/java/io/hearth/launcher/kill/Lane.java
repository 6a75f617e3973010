package io.hearth.launcher.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.parts.Operation;
import io.hearth.launcher.parts.Owner;
import io.hearth.launcher.parts.StackDomain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * One stack after the other with identities of every kind, made and deleted. No answer may get
 * lost: what accepts stacks is never killed.
 */
final class Lane {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final List<String> USERS = List.of("by_token", "by_url", "trustee", "user");

    private final Owner owner;
    private final StackDomain domain;
    private final String name;
    private final String template;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private String stack = "";
    private String id = "";

    /**
     * @param name begins the names of all that are made here
     */
    Lane(Owner owner, StackDomain domain, String name, String template) {
        this.owner = owner;
        this.domain = domain;
        this.name = name;
        this.template = template;
    }

    /** How many stacks it has had. */
    int made() {
        return made.get();
    }

    /** How often it has made or deleted one. */
    int steps() {
        return steps.get();
    }

    /** Goes on until it is told to stop; then one stack is there. */
    void run(BooleanSupplier stopped) {
        try {
            make();
            while (!stopped.getAsBoolean()) {
                delete();
                make();
            }
        } catch (Exception e) {
            throw new AssertionError("The lane %s ended at stack %s.".formatted(name, stack), e);
        }
    }

    private void make() throws Exception {
        String next = "%s-%d".formatted(name, made.incrementAndGet());
        owner.ask(
                Operation.CREATE,
                "",
                Map.of("stack_name", next, "template", template, "timeout_mins", 30));
        id = owner.find(next).orElseThrow().path("id").asText();
        stack = next + "/" + id;
        await(Operation.CREATE);
        assertThat(domain.users(id))
                .as("users of %s", stack)
                .containsExactlyElementsOf(USERS.stream().map(this::expected).toList());
        steps.incrementAndGet();
    }

    private String expected(String resource) {
        return "%s 1 %s".formatted(id, resource);
    }

    /** Nothing of it is left in Keystone then. */
    void delete() throws Exception {
        owner.ask(Operation.DELETE, stack, Map.of());
        await(Operation.DELETE);
        Awaitility.await("the domain without " + stack)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> domain.users(id).isEmpty() && domain.projects(id) == 0);
        steps.incrementAndGet();
    }

    private void await(Operation operation) {
        Awaitility.await(stack + " " + operation)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> hasEnded(operation));
    }

    private boolean hasEnded(Operation operation) throws Exception {
        String status = owner.find(stack).map(Lane::status).orElse(Operation.DELETE.end());
        if (status.endsWith("_FAILED")) {
            throw new AssertionError("%s is %s".formatted(stack, owner.find(stack)));
        }
        return status.equals(operation.end());
    }

    private static String status(JsonNode found) {
        return found.path("stack_status").asText();
    }
}
