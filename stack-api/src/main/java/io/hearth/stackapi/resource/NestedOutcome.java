package io.hearth.stackapi.resource;

import io.hearth.stackapi.stack.State;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the nested stack behind a resource has come.
 *
 * @param wish the latest wish of the resource that it has begun to follow
 * @param outputs of a stack that is complete, without those that could not be resolved
 * @param outputErrors of those, what is wrong with them
 * @param creatorOnly the names of the outputs that only the stack's creator may read
 * @param members its resources, in {@link NestedMember#FIRST_TO_GO}'s order; empty unless the
 *     resource's type looks at them
 * @param files those that it is made from, as far as its members are there
 */
public record NestedOutcome(
        State state,
        long wish,
        Map<String, @Nullable Object> outputs,
        Map<String, String> outputErrors,
        Set<String> creatorOnly,
        List<NestedMember> members,
        Map<String, String> files) {
    /** The key under which a resource has the number of its latest wish, in clear. */
    public static final String WISH = "wish";

    public NestedOutcome {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        outputErrors = Map.copyOf(outputErrors);
        creatorOnly = Set.copyOf(creatorOnly);
        members = List.copyOf(members);
        files = Map.copyOf(files);
    }

    /** Whether what it does is what this resource wanted last. */
    public boolean follows(ResourceContext context) {
        return context.data(WISH).filter(Long.toString(wish)::equals).isPresent();
    }

    /** Whether it does something, or is about to do what this resource wanted last. */
    public boolean isBusy(ResourceContext context) {
        return state.inProgress()
                || context.data(WISH).map(Long::parseLong).filter(last -> last > wish).isPresent();
    }
}
