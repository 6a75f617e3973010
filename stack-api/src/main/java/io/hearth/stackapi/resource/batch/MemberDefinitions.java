package io.hearth.stackapi.resource.batch;

import io.hearth.stackapi.resource.NestedMember;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the members of a group are made from after a {@link Batch}. */
public final class MemberDefinitions {
    private MemberDefinitions() {}

    /**
     * @param members that are there, the first to be replaced or removed first
     * @param newName of a member that is added
     * @param wanted what a member of a name is made from at last
     * @return name to definition: those that stay in their order, then those that are added
     */
    public static Map<String, Map<String, @Nullable Object>> after(
            Batch batch,
            List<NestedMember> members,
            Supplier<String> newName,
            Function<String, Map<String, @Nullable Object>> wanted) {
        List<NestedMember> staying =
                members.subList(Math.max(0, members.size() - batch.capacity()), members.size());
        int left = batch.changed() - (batch.capacity() - staying.size());
        Map<String, Map<String, @Nullable Object>> definitions = new LinkedHashMap<>();
        for (NestedMember member : staying) {
            Map<String, @Nullable Object> definition = wanted.apply(member.name());
            if (left > 0 && !same(member.definition(), definition)) {
                left--;
                definitions.put(member.name(), definition);
            } else {
                definitions.put(member.name(), member.definition());
            }
        }
        while (definitions.size() < batch.capacity()) {
            String name = newName.get();
            definitions.put(name, wanted.apply(name));
        }
        return definitions;
    }

    /** Whether every member is made from what is wanted at last. */
    public static boolean areAll(
            Map<String, Map<String, @Nullable Object>> definitions,
            Function<String, Map<String, @Nullable Object>> wanted) {
        return definitions.entrySet().stream()
                .allMatch(member -> same(member.getValue(), wanted.apply(member.getKey())));
    }

    /** Whether two definitions say the same, whichever reader made numbers of them. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(plain(one), plain(other));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(String.valueOf(key), plain(entry)));
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case null, default -> value;
        };
    }
}
