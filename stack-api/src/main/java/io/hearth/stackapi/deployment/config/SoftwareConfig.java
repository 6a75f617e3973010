package io.hearth.stackapi.deployment.config;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A software config.
 *
 * @param name null when who made it gave none
 * @param group the tool that it is for, such as {@code script}; null when who made it gave none
 * @param part the resource that it is part of; null for one that was made through the API
 * @param creatorId the user who alone of the project may read it; null when all may
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#software-configuration">
 *     Software configuration</a>
 */
public record SoftwareConfig(
        String id,
        String projectId,
        @Nullable String name,
        @Nullable String group,
        Instant createdAt,
        ConfigContent content,
        @Nullable Part part,
        @Nullable String creatorId) {
    /** The resource of a stack that a config is part of. */
    public record Part(String stackId, String stackName, String resource) {}

    /** How large what it holds is, in bytes of JSON. */
    public int size() {
        return content.size();
    }

    /** As the API shows it and servers get it, in Heat's order. */
    public Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("name", name);
        shown.put("group", group);
        shown.put("creation_time", createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
        shown.putAll(content.shown());
        return shown;
    }
}
