package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.Caller;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.StackName;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the stack that {@code StackName} means among those of the caller's project. */
@ApplicationScoped
class NamedStacks {
    static final String PARAMETER = "StackName";

    private final Stacks stacks;
    private final Caller caller;

    NamedStacks(Stacks stacks, Caller caller) {
        this.stacks = stacks;
        this.caller = caller;
    }

    /**
     * @return fails with a {@link CfnFault} when the parameter is missing or no stack is meant
     */
    Uni<Stack> required(Map<String, String> parameters) {
        String text = CfnAction.required(parameters, PARAMETER);
        return find(StackName.parse(text))
                .map(found -> found.orElseThrow(() -> CfnFault.stackNotFound(text)));
    }

    private Uni<Optional<Stack>> find(StackName name) {
        String project = caller.member().projectId();
        @Nullable String id = name.id();
        if (name.projectId() != null && !name.projectId().equals(project)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return id == null
                ? stacks.find(project, name.name())
                : stacks.find(project, name.name(), id);
    }

    /** A stack's ARN: what {@code StackId} is. */
    static String arn(Stack stack) {
        return ResourceArn.ofStack(stack.projectId(), stack.name(), stack.id());
    }
}
