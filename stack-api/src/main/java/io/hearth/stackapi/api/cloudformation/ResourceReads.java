package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.Caller;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What owners read of the resources of stacks, in Heat's order. */
@ApplicationScoped
class ResourceReads {
    private static final String PHYSICAL_ID = "PhysicalResourceId";

    private final NamedStacks named;
    private final Stacks stacks;
    private final Caller caller;

    ResourceReads(NamedStacks named, Stacks stacks, Caller caller) {
        this.named = named;
        this.stacks = stacks;
        this.caller = caller;
    }

    Uni<Map<String, ?>> list(Map<String, String> parameters) {
        return named.required(parameters)
                .flatMap(stack -> stacks.resources(stack.id()))
                .map(
                        all ->
                                Map.of(
                                        "StackResourceSummaries",
                                        all.stream().map(ResourceReads::summary).toList()));
    }

    /** Those of the stack that is named, or that has what the physical id names. */
    Uni<Map<String, ?>> describe(Map<String, String> parameters) {
        String name = parameters.get("LogicalResourceId");
        return stack(parameters)
                .flatMap(
                        stack -> stacks.resources(stack.id()).map(all -> details(stack, all, name)))
                .map(details -> Map.of("StackResources", details));
    }

    private static List<Map<String, Object>> details(
            Stack stack, List<Resource> all, @Nullable String name) {
        return all.stream()
                .filter(resource -> name == null || name.equals(resource.name()))
                .map(resource -> detail(stack, resource))
                .toList();
    }

    private Uni<Stack> stack(Map<String, String> parameters) {
        String physicalId = parameters.get(PHYSICAL_ID);
        if (physicalId == null) {
            return named.required(parameters);
        }
        if (parameters.containsKey(NamedStacks.PARAMETER)) {
            throw CfnFault.of(
                    CfnError.INVALID_PARAMETER_COMBINATION,
                    "Use `StackName` or `PhysicalResourceId` but not both");
        }
        return stacks.findByResource(caller.member().projectId(), physicalId)
                .map(found -> found.orElseThrow(() -> HeatFault.notFound("Resource", physicalId)));
    }

    private static Map<String, Object> summary(Resource resource) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("LastUpdatedTimestamp", Times.text(resource.updatedAt()));
        tree.put("LogicalResourceId", resource.name());
        tree.put(PHYSICAL_ID, resource.shownPhysicalId());
        tree.put("ResourceStatusReason", resource.state().reason());
        tree.put("ResourceType", resource.type());
        tree.put("ResourceStatus", resource.state().text());
        return tree;
    }

    private static Map<String, Object> detail(Stack stack, Resource resource) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Description", resource.description());
        tree.put("LogicalResourceId", resource.name());
        tree.put(PHYSICAL_ID, resource.shownPhysicalId());
        tree.put("ResourceStatusReason", resource.state().reason());
        tree.put("ResourceType", resource.type());
        tree.put("StackId", NamedStacks.arn(stack));
        tree.put("StackName", stack.name());
        tree.put("Timestamp", Times.text(resource.updatedAt()));
        tree.put("ResourceStatus", resource.state().text());
        return tree;
    }
}
