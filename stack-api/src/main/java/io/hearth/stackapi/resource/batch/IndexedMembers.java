package io.hearth.stackapi.resource.batch;

import io.hearth.stackapi.resource.NestedMember;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a group that are called by their index.
 *
 * @param size how many the group is to have
 * @param skipped names that are never used
 */
public record IndexedMembers(int size, Set<String> skipped) {
    /** A group remembers the names that are not used any more: not too many of them. */
    private static final Pattern INDEX = Pattern.compile("\\d{1,4}");

    public IndexedMembers {
        skipped = Set.copyOf(skipped);
    }

    /** The names that members leave out before the last of them. */
    public static Set<String> missing(Collection<String> members) {
        int last =
                members.stream()
                        .filter(name -> INDEX.matcher(name).matches())
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0);
        Set<String> missing = new LinkedHashSet<>();
        IntStream.range(0, last).mapToObj(Integer::toString).forEach(missing::add);
        missing.removeAll(Set.copyOf(members));
        return missing;
    }

    /** The first names that are not skipped, in order. */
    public List<String> names(int count) {
        return candidates().limit(count).toList();
    }

    private Stream<String> candidates() {
        return IntStream.iterate(0, index -> index + 1)
                .mapToObj(Integer::toString)
                .filter(name -> !skipped.contains(name));
    }

    /**
     * What the members are made from after a batch, by index.
     *
     * @param members that are there, in the order in which they were made
     * @param wanted what a member of a name is made from at last
     */
    public Map<String, Map<String, @Nullable Object>> after(
            Batch batch,
            List<NestedMember> members,
            Function<String, Map<String, @Nullable Object>> wanted) {
        List<String> names = names(batch.capacity());
        Map<String, Integer> indices = new HashMap<>();
        names.forEach(name -> indices.put(name, indices.size()));
        List<NestedMember> there =
                members.stream()
                        .filter(member -> !member.failed() && !skipped.contains(member.name()))
                        .sorted(Comparator.comparingInt(member -> priority(member, indices)))
                        .toList();
        Set<String> taken = new HashSet<>();
        there.forEach(member -> taken.add(member.name()));
        Iterator<String> free = candidates().filter(name -> !taken.contains(name)).iterator();
        return byIndex(MemberDefinitions.after(batch, there, free::next, wanted));
    }

    /** What goes away comes first, then the highest index; what comes beyond the size, last. */
    private int priority(NestedMember member, Map<String, Integer> indices) {
        Integer index = indices.get(member.name());
        if (index == null) {
            return 0;
        }
        return index < size ? size - index : indices.size();
    }

    private static Map<String, Map<String, @Nullable Object>> byIndex(
            Map<String, Map<String, @Nullable Object>> definitions) {
        List<String> names = new ArrayList<>(definitions.keySet());
        names.sort(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        Map<String, Map<String, @Nullable Object>> sorted = new LinkedHashMap<>();
        names.forEach(name -> sorted.put(name, definitions.getOrDefault(name, Map.of())));
        return sorted;
    }
}
