package io.hearth.stackapi.resource;

import io.hearth.stackapi.stack.StackException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses values of properties that need a service which is not there. */
public final class MissingService {
    private MissingService() {}

    /**
     * @param property whose value chooses a transport
     * @param missing the transports whose service is not there
     * @throws StackException StackValidationFailed for one of them
     */
    public static void check(
            String resource,
            Map<String, @Nullable Object> properties,
            String property,
            Set<String> missing) {
        if (properties.get(property) instanceof String transport && missing.contains(transport)) {
            throw refusal(resource, property, transport);
        }
    }

    /**
     * @param what the value, or the name of the property
     */
    public static StackException refusal(String resource, String property, String what) {
        return StackException.invalid(
                "Property error: : resources.%s.properties.%s: : %s needs a service that this deployment does not have"
                        .formatted(resource, property, what));
    }
}
