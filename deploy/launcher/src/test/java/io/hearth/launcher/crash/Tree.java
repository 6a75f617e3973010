package io.hearth.launcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.parts.Operation;
import io.hearth.launcher.parts.Owner;
import io.hearth.launcher.parts.Owner.AnswerLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** One tree after the other, each through the same life, an operation in a round. */
final class Tree {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Owner owner;
    private final String series;
    private final List<Operation> life;
    private int step;
    private int trees;
    private Operation operation = Operation.DELETE;
    private String name = "";
    private String stack = "";
    private String id = "";
    private int wanted;
    private int reached;
    private String secret = "";
    private boolean answerLost;
    private String updatedBefore = "";

    /**
     * @param series begins the names of all that are made here
     */
    Tree(Owner owner, String series, List<Operation> life) {
        this.owner = owner;
        this.series = series;
        this.life = life;
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    Operation operation() {
        return operation;
    }

    boolean exists() {
        return operation != Operation.DELETE;
    }

    /** The next of its life. */
    void prepare() throws Exception {
        prepare(life.get(step++ % life.size()));
    }

    void prepare(Operation next) throws Exception {
        operation = next;
        answerLost = false;
        wanted = reached + 1;
        if (next.creates()) {
            name = series + ++trees;
            wanted = 1;
        } else {
            updatedBefore = updatedTime(owner.find(stack).orElseThrow());
        }
    }

    /** Asks until it is answered or has evidently begun, whatever becomes of the service. */
    void request() {
        Awaitility.await(name + " " + operation)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(this::asked);
    }

    private boolean asked() throws Exception {
        try {
            if (!answerLost || !hasBegun()) {
                owner.ask(
                        operation, stack, new TreeRequest(name, wanted, operation.fails()).body());
            }
            return true;
        } catch (AnswerLostException e) {
            answerLost = true;
            return false;
        }
    }

    private boolean hasBegun() throws IOException, InterruptedException {
        Optional<JsonNode> found = owner.find(operation.creates() ? name : stack);
        return switch (operation) {
            case CREATE, FAILING_CREATE -> found.isPresent();
            case UPDATE, FAILING_UPDATE -> !updatedTime(found.orElseThrow()).equals(updatedBefore);
            case DELETE -> found.isEmpty() || status(found.get()).startsWith("DELETE");
        };
    }

    /** Waits until the stack is as the operation is to leave it. */
    void awaitEnd() throws Exception {
        if (operation.creates()) {
            id = owner.find(name).orElseThrow().path("id").asText();
            stack = name + "/" + id;
        }
        Awaitility.await(name + " " + operation)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(statusNow()).isEqualTo(operation.end()));
        checkVersion();
    }

    private void checkVersion() throws Exception {
        if (!operation.leavesAll()) {
            reached = 0;
            return;
        }
        if (!operation.fails()) {
            reached = wanted;
        }
        String version = TreeRequest.version(reached);
        assertThat(owner.output(stack, "versions"))
                .as("versions of %s after %s", name, operation)
                .isEqualTo(String.join(" ", version, version, version));
        String now = owner.output(stack, "secret");
        assertThat(now)
                .as("secret of %s after %s", name, operation)
                .isEqualTo(operation == Operation.CREATE ? now : secret);
        secret = now;
    }

    private String statusNow() {
        try {
            return owner.find(stack).map(Tree::status).orElse(Operation.DELETE.end());
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String status(JsonNode stack) {
        return stack.path("stack_status").asText();
    }

    private static String updatedTime(JsonNode stack) {
        return stack.path("updated_time").asText();
    }
}
