package io.hearth.stackapi.resource.batch;

import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a template words a {@link RollingUpdate}. */
public final class UpdatePolicies {
    private static final String MIN_IN_SERVICE = "min_in_service";
    private static final String MAX_BATCH_SIZE = "max_batch_size";
    private static final String PAUSE_TIME = "pause_time";
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    private UpdatePolicies() {}

    /** The keys of a policy for updates. */
    public static Map<String, PropertySchema> ofUpdates() {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(
                MIN_IN_SERVICE,
                number(
                        PropertyType.INTEGER,
                        "How many members stay in service during an update.",
                        0));
        keys.putAll(ofCreation());
        return keys;
    }

    /** The keys of a policy for the creation of members. */
    public static Map<String, PropertySchema> ofCreation() {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(
                MAX_BATCH_SIZE,
                number(PropertyType.INTEGER, "How many members are made or changed at once.", 1));
        keys.put(
                PAUSE_TIME,
                number(PropertyType.NUMBER, "How many seconds to rest between batches.", 0));
        return keys;
    }

    /** A policy without a word of its own. */
    public static Map<String, Object> defaults() {
        return Map.of(MIN_IN_SERVICE, 0L, MAX_BATCH_SIZE, 1L, PAUSE_TIME, 0L);
    }

    private static PropertySchema number(PropertyType type, String description, long least) {
        return PropertySchema.of(type, description)
                .withDefault(least)
                .withConstraints(new Constraint.Range(BigDecimal.valueOf(least), null, null));
    }

    /**
     * @param policy of its schema's types; empty for none
     */
    public static Optional<RollingUpdate> read(@Nullable Object policy) {
        return policy instanceof Map<?, ?> given && !given.isEmpty()
                ? Optional.of(
                        new RollingUpdate(
                                number(given, MIN_IN_SERVICE, 0).intValue(),
                                number(given, MAX_BATCH_SIZE, 1).intValue(),
                                Duration.ofMillis(
                                        number(given, PAUSE_TIME, 0).multiply(MILLIS).longValue())))
                : Optional.empty();
    }

    private static BigDecimal number(Map<?, ?> policy, String key, int otherwise) {
        Object value = policy.get(key);
        return value == null
                ? BigDecimal.valueOf(otherwise)
                : new BigDecimal(String.valueOf(value));
    }
}
