package io.hearth.stackapi.resource.custom;

import io.hearth.stackapi.stack.StackException;
import io.hearth.template.expression.Unresolved;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a request waits for its answer: a property in seconds, under either template language's
 * name for it.
 */
final class ServiceTimeout {
    static final String NAME = "service_timeout";
    static final long DEFAULT = 3_600;

    private static final long LONGEST = 86_400;
    private static final List<String> NAMES = List.of(NAME, "ServiceTimeout");

    private ServiceTimeout() {}

    /**
     * @param properties what is not resolved yet passes
     * @throws StackException StackValidationFailed for what is no number of seconds
     */
    static Duration of(String resource, Map<String, @Nullable Object> properties) {
        for (String name : NAMES) {
            Object value = properties.get(name);
            if (value != null && !(value instanceof Unresolved)) {
                return Duration.ofSeconds(seconds(resource, name, value));
            }
        }
        return Duration.ofSeconds(DEFAULT);
    }

    private static long seconds(String resource, String name, Object value) {
        try {
            long seconds = new BigDecimal(String.valueOf(value).strip()).longValueExact();
            if (seconds >= 1 && seconds <= LONGEST) {
                return seconds;
            }
        } catch (ArithmeticException | NumberFormatException notWhole) {
            // told below, as what is out of range
        }
        throw StackException.invalid(
                "Property error: resources.%s.properties.%s: must be a whole number of seconds from 1 to %d."
                        .formatted(resource, name, LONGEST));
    }
}
