package io.hearth.launcher.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;

/** Has tenants create stacks, looks at them, and has them deleted. */
final class Trees {
    /** Whose actions may take longer than a token lasts, so that a handle shows a ticket. */
    static final int PATIENT_MINUTES = 90;

    static final int USUAL_MINUTES = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NESTED = "nested";

    private final List<Tree> planted = new ArrayList<>();

    /**
     * A stack and its owner.
     *
     * @param address below the owner's project
     */
    record Tree(Tenant tenant, String name, String address) {
        String url() {
            return tenant.url() + address;
        }

        String token() {
            return tenant.owner().token();
        }
    }

    /** Begins a stack of two levels. */
    void plant(Tenant tenant, String name, int minutes) throws Exception {
        String level = level();
        create(
                tenant,
                name,
                Map.of(
                        "stack_name",
                        name,
                        "timeout_mins",
                        minutes,
                        "template",
                        level + "\n  nested: {type: level.yaml}\n",
                        "files",
                        Map.of("level.yaml", level)));
    }

    /** Begins a stack that a question may end; with nothing in it of which anybody must be told. */
    Tree plantSmall(Tenant tenant, String name) throws Exception {
        return create(
                tenant,
                name,
                Map.of(
                        "stack_name",
                        name,
                        "template",
                        "{heat_template_version: 2021-04-16, resources: {plain: {type: OS::Heat::TestResource}}}"));
    }

    private Tree create(Tenant tenant, String name, Map<String, ?> body) throws Exception {
        JsonNode created =
                Setup.post(tenant.url() + "/stacks", tenant.owner().token(), body).path("stack");
        Tree tree =
                new Tree(
                        tenant, name, "/stacks/%s/%s".formatted(name, created.path("id").asText()));
        synchronized (planted) {
            planted.add(tree);
        }
        return tree;
    }

    /** All levels of what was planted, each root with a snapshot, once they are complete. */
    List<Level> grown() throws Exception {
        List<Tree> trees = List.copyOf(planted);
        for (Tree tree : trees) {
            await(tree, "CREATE_COMPLETE");
            takeSnapshot(tree);
        }
        List<Level> levels = new ArrayList<>();
        for (Tree tree : trees) {
            Level root = whole(tree);
            levels.add(root);
            levels.add(level(nested(tree, root), root.label() + "/nested", Optional.empty()));
        }
        return levels;
    }

    /** A stack, as questions name it, when it and a snapshot of it are complete. */
    Level withSnapshot(Tree tree) throws Exception {
        await(tree, "CREATE_COMPLETE");
        takeSnapshot(tree);
        return whole(tree);
    }

    private static Level whole(Tree tree) throws Exception {
        await(tree, "SNAPSHOT_COMPLETE");
        String snapshot =
                Setup.get(tree.url() + "/snapshots", tree.token()).at("/snapshots/0/id").asText();
        return level(tree, tree.tenant().name() + "/" + tree.name(), Optional.of(snapshot));
    }

    private static void takeSnapshot(Tree tree) throws Exception {
        Setup.post(tree.url() + "/snapshots", tree.token(), Map.of("name", "first"));
    }

    private static Tree nested(Tree tree, Level root) throws Exception {
        String id = Objects.requireNonNull(root.physicalIds().get(NESTED));
        for (JsonNode stack :
                Setup.get(tree.tenant().url() + "/stacks?show_nested=true", tree.token())
                        .path("stacks")) {
            if (stack.path("id").asText().equals(id)) {
                String name = stack.path("stack_name").asText();
                return new Tree(tree.tenant(), name, "/stacks/%s/%s".formatted(name, id));
            }
        }
        throw new AssertionError("No stack " + id);
    }

    private static Level level(Tree tree, String label, Optional<String> snapshot)
            throws Exception {
        JsonNode shown = Setup.get(tree.url(), tree.token()).path("stack");
        Map<String, JsonNode> outputs = new HashMap<>();
        shown.path("outputs")
                .forEach(
                        output ->
                                outputs.put(
                                        output.path("output_key").asText(),
                                        output.path("output_value")));
        Map<String, String> physicalIds = new HashMap<>();
        Setup.get(tree.url() + "/resources", tree.token())
                .path("resources")
                .forEach(
                        resource ->
                                physicalIds.put(
                                        resource.path("resource_name").asText(),
                                        resource.path("physical_resource_id").asText()));
        return new Level(
                tree.tenant(),
                label,
                tree.name(),
                shown.path("id").asText(),
                shown.path("stack_user_project_id").asText(),
                physicalIds,
                outputs,
                Setup.get(tree.url() + "/resources/plain/events", tree.token())
                        .at("/events/0/id")
                        .asText(),
                snapshot);
    }

    private static void await(Tree tree, String status) {
        Awaitility.await("%s of %s".formatted(status, tree))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            JsonNode stack = Setup.get(tree.url(), tree.token()).path("stack");
                            String now = stack.path("stack_status").asText();
                            if (now.endsWith("FAILED")) {
                                throw new AssertionError(stack.path("stack_status_reason"));
                            }
                            return now.equals(status);
                        });
    }

    /** Nothing is left of any of them, in Keystone neither. */
    void fell() throws Exception {
        for (Tree tree : planted) {
            Setup.delete(tree.url(), tree.token());
        }
        for (Tree tree : planted) {
            Awaitility.await("the end of " + tree)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () ->
                                    Setup.get(tree.tenant().url() + "/stacks", tree.token())
                                            .path("stacks")
                                            .isEmpty());
        }
    }

    private static String level() throws IOException {
        try (InputStream text = Trees.class.getResourceAsStream("/access/level.yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        }
    }
}
