package io.hearth.launcher.access.model;

import java.util.Map;

/**
 * What is asked for; it is there.
 *
 * @param projectId whose it is; empty for what is everybody's
 * @param domainProjectId of the stack's tree; empty without a stack
 * @param stackId empty without a stack
 * @param resource empty without a resource
 * @param names what stands in a path for its variables
 */
public record Target(
        String projectId,
        String domainProjectId,
        String stackId,
        String resource,
        Map<String, String> names) {
    public Target {
        names = Map.copyOf(names);
    }
}
