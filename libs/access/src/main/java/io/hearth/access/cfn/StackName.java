package io.hearth.access.cfn;

import io.hearth.contract.StackRef;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code StackName}: a name, {@code name/id} or an ARN.
 *
 * @param name the stack's name
 * @param id the stack's UUID; null when only the name is given
 * @param projectId the project in the ARN; null when it is not an ARN
 */
public record StackName(String name, @Nullable String id, @Nullable String projectId) {
    private static final String ARN_PREFIX = "arn:openstack:heat::";
    private static final String STACKS = "stacks/";

    /** Reads any of the three forms; what is none of them is a name that no stack has. */
    public static StackName parse(String text) {
        if (!text.startsWith(ARN_PREFIX)) {
            return pair(text, null);
        }
        String rest = text.substring(ARN_PREFIX.length());
        int colon = rest.indexOf(':');
        if (colon < 1 || !rest.startsWith(STACKS, colon + 1)) {
            return new StackName(text, null, null);
        }
        return pair(rest.substring(colon + 1 + STACKS.length()), rest.substring(0, colon));
    }

    private static StackName pair(String text, @Nullable String projectId) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new StackName(text, null, projectId)
                : new StackName(text.substring(0, slash), text.substring(slash + 1), projectId);
    }

    /** Whether the stack is the one that is meant. */
    public boolean means(StackRef stack) {
        return name.equals(stack.name())
                && (id == null || id.equals(stack.id()))
                && (projectId == null || projectId.equals(stack.projectId()));
    }
}
