package io.hearth.stackapi.api.cloudformation;

import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.engine.StackOutput;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stacks and their events as the CloudFormation API shows them, in Heat's order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Types.html">Data
 *     types</a>
 */
final class StackTree {
    private StackTree() {}

    /** In {@code ListStacks}. */
    static Map<String, @Nullable Object> summary(Stack stack) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("CreationTime", Times.text(stack.createdAt()));
        tree.put("LastUpdatedTime", Times.textOrNull(stack.updatedAt()));
        tree.put("StackId", NamedStacks.arn(stack));
        tree.put("StackName", stack.name());
        tree.put("StackStatusReason", stack.state().reason());
        tree.put("StackStatus", stack.state().text());
        tree.put("DeletionTime", Times.textOrNull(stack.deletedAt()));
        return tree;
    }

    /** In {@code DescribeStacks}. */
    static Map<String, @Nullable Object> of(
            Stack stack, Map<String, String> parameters, List<StackOutput> outputs) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("Capabilities", List.of());
        tree.put("CreationTime", Times.text(stack.createdAt()));
        tree.put("Description", stack.description());
        tree.put("DisableRollback", stack.disableRollback());
        tree.put("NotificationARNs", List.of());
        tree.put("Parameters", parameters.entrySet().stream().map(StackTree::parameter).toList());
        tree.put("StackId", NamedStacks.arn(stack));
        tree.put("StackName", stack.name());
        tree.put("StackStatusReason", stack.state().reason());
        tree.put("TimeoutInMinutes", stack.timeoutMinutes());
        if (stack.updatedAt() != null) {
            tree.put("LastUpdatedTime", Times.text(stack.updatedAt()));
        }
        tree.put("StackStatus", stack.state().text());
        tree.put("Outputs", outputs.stream().map(StackTree::output).toList());
        return tree;
    }

    /** In {@code DescribeStackEvents}; what a resource was made from is not kept in its events. */
    static Map<String, @Nullable Object> event(Stack stack, StackEvent event) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("EventId", event.id());
        tree.put("LogicalResourceId", event.resourceName());
        tree.put("PhysicalResourceId", event.physicalId());
        tree.put("ResourceProperties", "{}");
        tree.put("ResourceStatusReason", event.reason());
        tree.put("ResourceType", event.resourceType());
        tree.put("StackId", NamedStacks.arn(stack));
        tree.put("StackName", stack.name());
        tree.put("Timestamp", Times.text(event.time()));
        tree.put("ResourceStatus", event.statusText());
        return tree;
    }

    private static Map<String, Object> parameter(Map.Entry<String, String> parameter) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ParameterKey", parameter.getKey());
        tree.put("ParameterValue", parameter.getValue());
        return tree;
    }

    private static Map<String, @Nullable Object> output(StackOutput output) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("Description", output.description());
        tree.put("OutputKey", output.key());
        tree.put("OutputValue", withoutColons(output.value()));
        return tree;
    }

    /** A colon would be taken for a namespace's, so Heat replaces it in the keys of a value. */
    private static @Nullable Object withoutColons(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        map.forEach(
                (key, inner) -> tree.put(key.toString().replace(':', '.'), withoutColons(inner)));
        return tree;
    }
}
