package io.hearth.stackapi.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blueprints that were used last, since a stack's template does not change while it is created.
 * However large they are, together they take no more than some 20 MB.
 */
final class RecentBlueprints {
    /** Characters, of about 16 bytes each: much stands beside them once a template is parsed. */
    private static final long MOST = 1_200_000;

    /** What an object costs beside its characters, in the same measure. */
    private static final int NODE = 16;

    private final Cache<Key, Blueprint> latest =
            Caffeine.newBuilder()
                    .maximumWeight(MOST)
                    .weigher((Key key, Blueprint blueprint) -> weight(blueprint))
                    .executor(Runnable::run)
                    .build();

    /**
     * @param epoch whose document it is made from
     */
    private record Key(String stackId, long epoch) {}

    void keep(String stackId, long epoch, Blueprint blueprint) {
        latest.put(new Key(stackId, epoch), blueprint);
    }

    @Nullable Blueprint find(String stackId, long epoch) {
        return latest.getIfPresent(new Key(stackId, epoch));
    }

    private static int weight(Blueprint blueprint) {
        return NODE
                + weight(blueprint.template().document())
                + weight(blueprint.environment().parameters())
                + weight(blueprint.files()) / NODE;
    }

    private static int weight(@Nullable Object value) {
        return switch (value) {
            case String text -> NODE + text.length();
            case Map<?, ?> map -> NODE + weight(map.keySet()) + weight(map.values());
            case Collection<?> values -> values.stream().mapToInt(RecentBlueprints::weight).sum();
            case null, default -> NODE;
        };
    }
}
