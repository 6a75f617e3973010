package io.hearth.stackapi.api.resource;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.api.http.Values;
import java.util.Set;
import java.util.TreeSet;

/**
 * The body that marks a resource.
 *
 * @param reason empty when the request gives none
 * @see <a
 *     href="https://docs.openstack.org/api-ref/orchestration/v1/#mark-a-resource-as-unhealthy">Mark
 *     a resource as unhealthy</a>
 */
record HealthBody(boolean unhealthy, String reason) {
    private static final String UNHEALTHY = "mark_unhealthy";
    private static final String REASON = "resource_status_reason";

    static HealthBody read(byte[] bytes) {
        JsonBody body = JsonBody.parse(bytes);
        Set<String> unknown = new TreeSet<>(body.members().keySet());
        unknown.removeAll(Set.of(UNHEALTHY, REASON));
        if (!unknown.isEmpty()) {
            throw HeatFault.badRequest(
                    "Invalid keys in resource mark unhealthy {'%s'}"
                            .formatted(String.join("', '", unknown)));
        }
        if (!body.has(UNHEALTHY)) {
            throw HeatFault.badRequest(
                    "Missing mandatory (%s) key from mark unhealthy request".formatted(UNHEALTHY));
        }
        return new HealthBody(
                Values.flag(UNHEALTHY, requireNonNull(body.value(UNHEALTHY))),
                requireNonNullElse(body.text(REASON), ""));
    }
}
