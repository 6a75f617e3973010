package io.hearth.stackapi.resource.scaling.instance;

import io.hearth.stackapi.resource.batch.RollingUpdate;
import io.hearth.stackapi.resource.scaling.Numbers;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a CloudFormation template words a {@link RollingUpdate}. */
final class InstanceRollout {
    private static final String MIN_IN_SERVICE = "MinInstancesInService";
    private static final String BATCH_SIZE = "MaxBatchSize";
    private static final String PAUSE = "PauseTime";
    private static final Pattern DURATION = Pattern.compile("PT(\\d+H)?(\\d+M)?(\\d+S)?");
    private static final Duration LONGEST = Duration.ofHours(1);

    private InstanceRollout() {}

    static PropertySchema schema() {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(MIN_IN_SERVICE, number("How many instances stay in service.", 0));
        keys.put(BATCH_SIZE, number("How many instances change at once.", 1));
        keys.put(
                PAUSE,
                PropertySchema.of(PropertyType.STRING, "How long to rest between batches.")
                        .withDefault("PT0S"));
        return PropertySchema.of(
                        PropertyType.MAP, "How another launch configuration is rolled out.")
                .withKeys(keys);
    }

    private static PropertySchema number(String description, long least) {
        return PropertySchema.of(PropertyType.INTEGER, description)
                .withDefault(least)
                .withConstraints(new Constraint.Range(BigDecimal.valueOf(least), null, null));
    }

    /**
     * @throws StackException StackValidationFailed for a pause that is none, or too long
     */
    static void check(@Nullable Object policy) {
        if (policy instanceof Map<?, ?> map && map.get(PAUSE) instanceof String pause) {
            try {
                if (duration(pause).compareTo(LONGEST) > 0) {
                    throw StackException.invalid("Maximum PauseTime is 1 hour.");
                }
            } catch (IllegalArgumentException wrong) {
                throw StackException.invalid(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** Empty for no policy. */
    static Optional<RollingUpdate> read(@Nullable Object policy) {
        return policy instanceof Map<?, ?> map && !map.isEmpty()
                ? Optional.of(
                        new RollingUpdate(
                                Numbers.required(map.get(MIN_IN_SERVICE)),
                                Numbers.required(map.get(BATCH_SIZE)),
                                duration(String.valueOf(map.get(PAUSE)))))
                : Optional.empty();
    }

    private static Duration duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Only ISO 8601 duration format of the form PT#H#M#S is supported.");
        }
        return text.equals("PT") ? Duration.ZERO : Duration.parse(text);
    }
}
