package io.hearth.stackapi.resource.scaling.instance;

import io.hearth.stackapi.stack.StackException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the groups of instances have in common. */
final class InstanceProperties {
    static final String CONFIGURATION = "LaunchConfigurationName";
    static final String LOAD_BALANCERS = "LoadBalancerNames";
    static final String TAGS = "Tags";
    static final String KEY = "Key";
    static final String VALUE = "Value";

    private InstanceProperties() {}

    /** Those of every group; whether the configuration is required is the group's to say. */
    static Map<String, PropertySchema> common() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                "AvailabilityZones",
                PropertySchema.of(PropertyType.LIST, "Not used.").asRequired());
        properties.put(
                CONFIGURATION,
                PropertySchema.of(PropertyType.STRING, "The reference of a launch configuration.")
                        .asUpdatable());
        properties.put(
                LOAD_BALANCERS,
                PropertySchema.of(PropertyType.LIST, "Load balancers of the members."));
        properties.put(
                TAGS,
                PropertySchema.of(PropertyType.LIST, "Tags of the members.")
                        .withItems(
                                PropertySchema.of(PropertyType.MAP, "A tag.")
                                        .withKeys(keyAndValue())));
        return properties;
    }

    static Map<String, PropertySchema> keyAndValue() {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(KEY, PropertySchema.of(PropertyType.STRING, "Its name.").asRequired());
        keys.put(VALUE, PropertySchema.of(PropertyType.STRING, "Its value.").asRequired());
        return keys;
    }

    /**
     * @throws StackException StackValidationFailed for what needs a service that is not here
     */
    static void check(String resource, Map<String, @Nullable Object> properties) {
        if (properties.get(LOAD_BALANCERS) instanceof List<?> names && !names.isEmpty()) {
            throw StackException.invalid(
                    "Property error: : resources.%s.properties.%s: : load balancers need a service that this deployment does not have"
                            .formatted(resource, LOAD_BALANCERS));
        }
    }
}
