package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import java.util.List;
import java.util.Map;

/**
 * A stack as it would be created.
 *
 * @param stack of the id {@code None}
 * @param parameters as they are shown: hidden ones as asterisks
 * @param outputs null for what is not known before the stack is there
 */
public record PreviewedStack(
        Stack stack,
        Map<String, String> parameters,
        List<StackOutput> outputs,
        List<Previewed> resources) {
    public PreviewedStack {
        parameters = Map.copyOf(parameters);
        outputs = List.copyOf(outputs);
        resources = List.copyOf(resources);
    }
}
