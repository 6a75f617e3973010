package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Step 5: what OpenStack's own client shows of the stack. */
final class ClientViews {
    private final Teller teller;
    private final Clients clients;
    private final Stack stack;

    ClientViews(Scene scene, Stack stack) {
        this.teller = scene.teller();
        this.clients = scene.clients();
        this.stack = stack;
    }

    void tell() throws Exception {
        teller.chapter("5  OpenStack's own client shows it as it shows a stack of Heat");
        teller.tick(
                "openstack stack show",
                () -> {
                    JsonNode shown = clients.openstackJson("stack", "show", stack.name());
                    Check.equal("id", stack.id(), shown.path("id").asText());
                    Check.equal(
                            "stack_status", "CREATE_COMPLETE", shown.path("stack_status").asText());
                    return shown;
                });
        teller.tick(
                "openstack stack list",
                () -> {
                    JsonNode list = clients.openstackJson("stack", "list");
                    Check.that(
                            list.findValuesAsText("Stack Name").contains(stack.name()),
                            "The list should hold the stack: " + list);
                    return list;
                });
        resources();
        teller.tick(
                "openstack stack event list",
                () -> {
                    String events = clients.openstack("stack", "event", "list", stack.name());
                    Check.contains("The list", "CREATE_IN_PROGRESS  Stack CREATE started", events);
                    Check.contains(
                            "The list",
                            "CREATE_COMPLETE  Stack CREATE completed successfully",
                            events);
                    return events;
                });
        teller.tick(
                "openstack stack output show",
                () -> {
                    JsonNode output =
                            clients.openstackJson(
                                    "stack", "output", "show", stack.name(), "greeting");
                    Check.equal("output_value", "Hello", output.path("output_value").asText());
                    return output;
                });
    }

    private void resources() throws Exception {
        teller.tick(
                "openstack stack resource list",
                () -> {
                    JsonNode list =
                            clients.openstackJson("stack", "resource", "list", stack.name());
                    Check.equal("The number of resources", 12, list.size());
                    Set<String> states = new TreeSet<>(list.findValuesAsText("resource_status"));
                    Check.equal("Their states", Set.of("CREATE_COMPLETE"), states);
                    return list;
                });
        teller.tick(
                "openstack stack resource show",
                () -> {
                    JsonNode shown =
                            clients.openstackJson(
                                    "stack", "resource", "show", stack.name(), "configured");
                    Check.equal(
                            "resource_type",
                            "OS::Heat::WaitCondition",
                            shown.path("resource_type").asText());
                    return shown;
                });
        teller.tick(
                "openstack stack resource metadata",
                () -> {
                    JsonNode metadata =
                            Answer.json(
                                    clients.openstack(
                                            "stack",
                                            "resource",
                                            "metadata",
                                            stack.name(),
                                            "config"));
                    Check.equal(
                            "The message of the day",
                            "Hello from " + stack.name(),
                            metadata.at("/files/~1etc~1motd/content").asText());
                    return metadata;
                });
    }
}
