package io.hearth.identityworker.object;

import io.hearth.contract.seal.Sealed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a resource's object ought to be.
 *
 * @param physicalName its name when the properties give none
 * @param marker what tells it from objects of others
 * @param properties in clear; a password may be among them
 * @param sealed the same as they came
 * @param applied those that its fields were last brought to; empty when that is not known
 */
public record Order(
        ObjectKind kind,
        String physicalName,
        String marker,
        Map<String, @Nullable Object> properties,
        Sealed sealed,
        Map<String, @Nullable Object> applied) {
    public Order {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        applied = Collections.unmodifiableMap(new LinkedHashMap<>(applied));
    }

    /** Null and nothing are the same; a name there always is. */
    @Nullable Object value(String property) {
        return value(property, properties);
    }

    /** Whether the property is other than it was last applied. */
    boolean changes(String property) {
        return applied.isEmpty() || !Objects.equals(value(property), value(property, applied));
    }

    private @Nullable Object value(String property, Map<String, @Nullable Object> given) {
        Object value = given.get(property);
        return property.equals("name") && (value == null || value.equals(""))
                ? physicalName
                : value;
    }

    /** Without the properties. */
    @Override
    public String toString() {
        return "%s of %s".formatted(kind, marker);
    }
}
