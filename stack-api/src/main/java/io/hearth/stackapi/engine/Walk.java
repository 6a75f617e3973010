package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes resources that are there in the order of who uses whom. After an update that failed halfway
 * some of them follow the old template and some the new; a resource uses of each name that it
 * requires the one that was there when it was last brought to a template. That leaves no circles:
 * what is brought to a template follows all that it requires there.
 */
final class Walk {
    enum Direction {
        USED_FIRST,
        USERS_FIRST
    }

    private final Draft draft;
    private final Direction direction;

    Walk(Draft draft, Direction direction) {
        this.draft = draft;
        this.direction = direction;
    }

    /**
     * Starts all that wait for none.
     *
     * @param all that take part; what they require must be in view
     */
    void begin(Collection<Resource> all, Consumer<Resource> start) {
        Set<String> ids = new HashSet<>();
        all.forEach(resource -> ids.add(resource.id()));
        Map<String, List<Resource>> users = new HashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        for (Resource resource : all) {
            for (Resource used : used(resource).toList()) {
                if (ids.contains(used.id())) {
                    users.computeIfAbsent(used.id(), id -> new ArrayList<>()).add(resource);
                    uses.merge(resource.id(), 1, Integer::sum);
                }
            }
        }
        for (Resource resource : all) {
            List<Resource> own = users.getOrDefault(resource.id(), List.of());
            int blockers =
                    direction == Direction.USERS_FIRST
                            ? own.size()
                            : uses.getOrDefault(resource.id(), 0);
            draft.store(
                    resource.of(
                            new Resource.Dependencies(
                                    resource.requires(),
                                    own.stream().map(Resource::name).distinct().toList(),
                                    blockers)));
        }
        for (Resource resource : all) {
            now(resource).filter(Walk::free).ifPresent(start);
        }
    }

    /** One has finished: those that waited for it alone start. */
    void finished(Resource resource, Predicate<Resource> takesPart, Consumer<Resource> start) {
        Stream<Resource> waiting =
                direction == Direction.USERS_FIRST ? used(resource) : users(resource);
        for (Resource next : waiting.filter(takesPart).toList()) {
            Resource less = draft.store(next.blockedBy(next.dependencies().blockers() - 1));
            if (free(less)) {
                start.accept(less);
            }
        }
    }

    private Stream<Resource> used(Resource user) {
        long then = user.lineage().epoch();
        return user.requires().stream()
                .map(
                        name ->
                                draft.scene()
                                        .named(name)
                                        .filter(one -> one.lineage().stoodIn(then))
                                        .min(
                                                Comparator.comparingLong(
                                                        one -> one.lineage().epoch())))
                .flatMap(Optional::stream);
    }

    private Stream<Resource> users(Resource used) {
        return used.requiredBy().stream()
                .flatMap(draft.scene()::named)
                .filter(user -> used(user).anyMatch(one -> one.id().equals(used.id())));
    }

    private Optional<Resource> now(Resource resource) {
        return draft.scene().withId(resource.id());
    }

    private static boolean free(Resource resource) {
        return resource.dependencies().blockers() == 0;
    }
}
