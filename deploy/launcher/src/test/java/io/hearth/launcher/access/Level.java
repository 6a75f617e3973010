package io.hearth.launcher.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.access.model.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack with one of everything, as its owner sees it; the one within it is a level, too.
 *
 * @param label for people who read what went wrong
 * @param physicalIds of the resources, by their names
 * @param outputs what the instances are given, by the resources' names
 * @param event the id of one of the resource {@link #PLAIN}
 * @param snapshot the id of one; empty without
 */
record Level(
        Tenant tenant,
        String label,
        String name,
        String id,
        String domainProjectId,
        Map<String, String> physicalIds,
        Map<String, JsonNode> outputs,
        String event,
        Optional<String> snapshot) {
    /** A resource that no identity was made for. */
    static final String PLAIN = "plain";

    /** Those that are asked for. */
    static final List<String> RESOURCES =
            List.of(PLAIN, "kept", "server", "asking", "handle", "by_url", "policy");

    /** What paths of every scope name besides. */
    static final Map<String, String> ANYWHERE =
            Map.of(
                    "type_name", "OS::Heat::Value",
                    "template_version", "heat_template_version.2021-04-16");

    Level {
        physicalIds = Map.copyOf(physicalIds);
        outputs = Map.copyOf(outputs);
    }

    Target stack() {
        return resource(PLAIN);
    }

    /** The stack, which others may have one of the same name of, by its id. */
    Target stackById() {
        Target stack = stack();
        Map<String, String> names = new HashMap<>(stack.names());
        names.put("stack_name", id);
        return new Target(
                stack.projectId(), domainProjectId, stack.stackId(), stack.resource(), names);
    }

    Stream<Target> resources() {
        return RESOURCES.stream().map(this::resource);
    }

    Stream<Target> servers() {
        return Stream.of("server", "asking").map(this::resource);
    }

    Target resource(String resource) {
        Map<String, String> names = new HashMap<>();
        names.put("stack_name", name);
        names.put("stack", name);
        names.put("stack_id", id);
        names.put("id", id);
        names.put("resource_name", resource);
        names.put("resource", resource);
        names.put("event_id", event);
        names.put("output_key", "access");
        names.put("part", "resources");
        names.put("server", physicalIds.getOrDefault(resource, ""));
        names.put("snapshot_id", snapshot.orElse(""));
        names.put(
                "arn",
                "arn:openstack:heat::%s:stacks/%s/%s/resources/%s"
                        .formatted(tenant.projectId(), name, id, resource));
        return new Target(tenant.projectId(), domainProjectId, id, resource, names);
    }

    String text(String output) {
        return json(output).asText();
    }

    JsonNode json(String output) {
        return Optional.ofNullable(outputs.get(output))
                .orElseThrow(() -> new AssertionError("%s has no %s".formatted(label, output)));
    }
}
