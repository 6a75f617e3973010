package io.hearth.stackapi.engine;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blueprints that were used last, since a stack's template does not change while it is created.
 * However large they are, together they take no more than some 20 MB. Only the latest count: how
 * often one was used tells nothing of what comes next, which is why this is no Caffeine.
 */
final class RecentBlueprints {
    /** Characters, of about 16 bytes each: much stands beside them once a template is parsed. */
    private static final long MOST = 1_200_000;

    /** What an object costs beside its characters, in the same measure. */
    private static final int NODE = 16;

    /** The one that was used longest ago comes first. */
    private final Map<Key, Kept> latest = new LinkedHashMap<>(16, 0.75f, true);

    private long taken;

    /**
     * @param epoch whose document it is made from
     */
    private record Key(String stackId, long epoch) {}

    private record Kept(Blueprint blueprint, int weight) {}

    /** The latest stays, however large it is: whoever made it is at work with it. */
    synchronized void keep(String stackId, long epoch, Blueprint blueprint) {
        Kept fresh = new Kept(blueprint, weight(blueprint));
        Kept before = latest.put(new Key(stackId, epoch), fresh);
        taken += fresh.weight() - (before == null ? 0 : before.weight());
        Iterator<Kept> eldest = latest.values().iterator();
        while (taken > MOST && latest.size() > 1) {
            taken -= eldest.next().weight();
            eldest.remove();
        }
    }

    synchronized @Nullable Blueprint find(String stackId, long epoch) {
        Kept kept = latest.get(new Key(stackId, epoch));
        return kept == null ? null : kept.blueprint();
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
