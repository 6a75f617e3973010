package io.hearth.stackapi.api.resource;

import io.hearth.stackapi.api.http.NestedListing;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.stack.Resource;
import java.util.List;
import java.util.Set;

/**
 * What a list of resources is asked for. An empty list of values is no condition.
 *
 * @param nestedDepth how many levels of nested stacks are listed, too
 */
record ResourceListing(
        List<String> ids,
        List<String> names,
        List<String> physicalIds,
        List<String> types,
        List<String> actions,
        List<String> statuses,
        int nestedDepth,
        boolean withDetail) {
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "name",
                    "physical_resource_id",
                    "type",
                    "action",
                    "status",
                    NestedListing.NESTED_DEPTH,
                    "with_detail");

    static ResourceListing of(Query query) {
        query.requireOnly(KEYS);
        return new ResourceListing(
                query.all("id"),
                query.all("name"),
                query.all("physical_resource_id"),
                query.all("type"),
                query.all("action"),
                query.all("status"),
                NestedListing.depth(query),
                query.flag("with_detail"));
    }

    boolean matches(Resource resource) {
        return allows(ids, resource.id())
                && allows(names, resource.name())
                && allows(physicalIds, resource.shownPhysicalId())
                && allows(types, resource.type())
                && allows(actions, resource.state().action().name())
                && (allows(statuses, resource.state().status().name())
                        || statuses.contains(resource.state().text()));
    }

    private static boolean allows(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
