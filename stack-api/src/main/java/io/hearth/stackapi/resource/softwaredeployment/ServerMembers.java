package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.NestedMember;
import io.hearth.stackapi.resource.batch.Batch;
import io.hearth.stackapi.resource.batch.MemberDefinitions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of a group, which are called as the group calls its servers.
 *
 * @param names in the order in which they are made
 */
record ServerMembers(List<String> names) {
    ServerMembers {
        names = List.copyOf(names);
    }

    /**
     * What they are made from after a batch, by name.
     *
     * @param members that are there
     * @param wanted what a member of a name is made from at last
     */
    Map<String, Map<String, @Nullable Object>> after(
            Batch batch,
            List<NestedMember> members,
            Function<String, Map<String, @Nullable Object>> wanted) {
        List<String> first = names.subList(0, Math.min(batch.capacity(), names.size()));
        List<NestedMember> there =
                members.stream()
                        .filter(member -> !member.failed() && has(member))
                        .sorted(Comparator.comparingInt(member -> priority(member, first)))
                        .toList();
        Set<String> taken = new HashSet<>();
        there.forEach(member -> taken.add(member.name()));
        Iterator<String> free = first.stream().filter(name -> !taken.contains(name)).iterator();
        return MemberDefinitions.after(batch, there, free::next, wanted);
    }

    /** Whether its server is one of the group's still; else it goes at once. */
    boolean has(NestedMember member) {
        return names.contains(member.name());
    }

    /** What is beyond the capacity comes first, then the last name. */
    private int priority(NestedMember member, List<String> first) {
        int index = first.indexOf(member.name());
        return index < 0 ? 0 : names.size() - index;
    }
}
