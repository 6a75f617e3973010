package io.hearth.stackapi.api.http;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Lists of a stack that go on with those of the stacks nested in it. */
@ApplicationScoped
public class NestedListing {
    /** The key by which a request says how many levels of nested stacks are listed, too. */
    public static final String NESTED_DEPTH = "nested_depth";

    private final Stacks stacks;

    NestedListing(Stacks stacks) {
        this.stacks = stacks;
    }

    /** What the request says; 0 without its word. */
    public static int depth(Query query) {
        Integer depth = query.count(NESTED_DEPTH);
        return depth == null ? 0 : depth;
    }

    /**
     * @param own what is listed of a stack, with all its resources
     */
    public <T> Uni<List<T>> of(
            Stack stack, int depth, BiFunction<Stack, List<Resource>, Uni<List<T>>> own) {
        return stacks.resources(stack.id())
                .chain(
                        all -> {
                            Uni<List<T>> listed = own.apply(stack, all);
                            return depth == 0
                                    ? listed
                                    : listed.chain(
                                            mine ->
                                                    nested(stack, all, depth, own)
                                                            .map(more -> joined(mine, more)));
                        });
    }

    private <T> Uni<List<List<T>>> nested(
            Stack stack,
            List<Resource> all,
            int depth,
            BiFunction<Stack, List<Resource>, Uni<List<T>>> own) {
        return Multi.createFrom()
                .items(all.stream().filter(Resource::isStack))
                .onItem()
                .transformToUniAndConcatenate(
                        resource -> stacks.find(stack.projectId(), resource.id()))
                .filter(Optional::isPresent)
                .onItem()
                .transformToUniAndConcatenate(child -> of(child.orElseThrow(), depth - 1, own))
                .collect()
                .asList();
    }

    private static <T> List<T> joined(List<T> own, List<List<T>> nested) {
        return Stream.concat(own.stream(), nested.stream().flatMap(List::stream)).toList();
    }
}
