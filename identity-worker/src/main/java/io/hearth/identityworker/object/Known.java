package io.hearth.identityworker.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Sealed;
import io.hearth.keystone.Grant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a resource's object in Keystone.
 *
 * @param keystoneId null until it is known, or when there is none
 * @param attempted as what it may have been made by a call whose answer is not known; null when
 *     there was none
 * @param applied the properties that its fields were last brought to, sealed; null when that is not
 *     known
 * @param grants those that may have been made for it
 * @param groups the ids of those that it may have been put into
 */
public record Known(
        @Nullable String keystoneId,
        @Nullable Attempted attempted,
        @Nullable Sealed applied,
        Set<Grant> grants,
        Set<String> groups) {
    public static final Known NOTHING = new Known(null, null, null, Set.of(), Set.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * By what an object can be found again.
     *
     * @param domainId null where its kind has no domain
     */
    public record Attempted(String name, @Nullable String domainId) {}

    public Known {
        grants = Set.copyOf(grants);
        groups = Set.copyOf(groups);
    }

    Known attempting(@Nullable Attempted as) {
        return new Known(keystoneId, as, applied, grants, groups);
    }

    Known made(String id) {
        return new Known(id, null, applied, grants, groups);
    }

    Known applied(@Nullable Sealed properties) {
        return new Known(keystoneId, attempted, properties, grants, groups);
    }

    Known with(Grant grant) {
        return withGrants(plus(grants, grant));
    }

    Known without(Grant grant) {
        return withGrants(minus(grants, grant));
    }

    Known inGroup(String group) {
        return withGroups(plus(groups, group));
    }

    Known notInGroup(String group) {
        return withGroups(minus(groups, group));
    }

    private Known withGrants(Set<Grant> others) {
        return new Known(keystoneId, attempted, applied, others, groups);
    }

    private Known withGroups(Set<String> others) {
        return new Known(keystoneId, attempted, applied, grants, others);
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known can always be written as JSON.", e);
        }
    }

    public static Known fromJson(String json) {
        try {
            return JSON.readValue(json, Known.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known was not written by this service.", e);
        }
    }

    private static <T> Set<T> plus(Set<T> all, T one) {
        Set<T> more = new LinkedHashSet<>(all);
        more.add(one);
        return more;
    }

    private static <T> Set<T> minus(Set<T> all, T one) {
        Set<T> less = new LinkedHashSet<>(all);
        less.remove(one);
        return less;
    }
}
