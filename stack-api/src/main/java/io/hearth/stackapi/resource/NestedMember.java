package io.hearth.stackapi.resource;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a nested stack, as far as the resource that it stands behind looks at it.
 *
 * @param failed whether its last action has failed
 * @param definition as the nested stack's template has it
 */
public record NestedMember(
        String name, boolean failed, Instant createdAt, Map<String, @Nullable Object> definition) {
    /**
     * What has failed first, then the oldest: as Heat replaces and removes the members of groups.
     */
    public static final Comparator<NestedMember> FIRST_TO_GO =
            Comparator.comparing((NestedMember member) -> !member.failed())
                    .thenComparing(NestedMember::createdAt)
                    .thenComparing(NestedMember::name);

    public NestedMember {
        definition = Collections.unmodifiableMap(new LinkedHashMap<>(definition));
    }
}
