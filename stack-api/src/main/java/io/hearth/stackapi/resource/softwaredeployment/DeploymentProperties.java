package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties that deployments, and groups of them, have in common. */
final class DeploymentProperties {
    static final String CONFIG = "config";
    static final String SERVER = "server";
    static final String INPUT_VALUES = "input_values";
    static final String ACTIONS = "actions";
    static final String NAME = "name";
    static final String INPUT_KEY = "input_key";
    static final String INPUTS_CHECKED = "input_values_validate";
    static final String STRICT = "STRICT";

    private DeploymentProperties() {}

    /** All but the server, or the servers. */
    static Map<String, PropertySchema> common() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                CONFIG,
                PropertySchema.of(PropertyType.STRING, "The id of the software config.")
                        .asUpdatable());
        properties.put(
                INPUT_VALUES,
                PropertySchema.of(PropertyType.MAP, "Values of the config's inputs.")
                        .asUpdatable());
        properties.put(
                ACTIONS,
                PropertySchema.of(
                                PropertyType.LIST,
                                "In which actions the server gets something to apply.")
                        .withItems(PropertySchema.of(PropertyType.STRING, "An action."))
                        .withDefault(List.of("CREATE", "UPDATE"))
                        .withConstraints(
                                new Constraint.AllowedValues(
                                        List.of("CREATE", "UPDATE", "DELETE", "SUSPEND", "RESUME"),
                                        null))
                        .asUpdatable());
        properties.put(
                NAME,
                PropertySchema.of(
                                PropertyType.STRING,
                                "The name of what the server gets, by which a server's configs are sorted.")
                        .asUpdatable());
        properties.put(
                SignalTransport.PROPERTY,
                PropertySchema.of(
                                PropertyType.STRING,
                                "How the server tells what came of it, and so what identity the deployment gets.")
                        .withDefault(SignalTransport.CFN_SIGNAL.name())
                        .withConstraints(new Constraint.AllowedValues(SignalTransport.ALL, null)));
        return properties;
    }

    /** What structured deployments have beside these. */
    static Map<String, PropertySchema> structured() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                INPUT_KEY,
                PropertySchema.of(
                                PropertyType.STRING,
                                "The key in the config that stands for the value of an input.")
                        .withDefault("get_input"));
        properties.put(
                INPUTS_CHECKED,
                PropertySchema.of(
                                PropertyType.STRING,
                                "Whether an input without a value is an error.")
                        .withDefault("LAX")
                        .withConstraints(
                                new Constraint.AllowedValues(List.of("LAX", STRICT), null)));
        return properties;
    }

    static PropertySchema server() {
        return PropertySchema.of(PropertyType.STRING, "The id of the server.").asRequired();
    }

    /** Empty when the property has no value. */
    static Map<String, @Nullable Object> map(ResourceContext context, String property) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (context.properties().get(property) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    /** Null when the property has no value, or an empty one. */
    static @Nullable String text(ResourceContext context, String property) {
        return context.properties().get(property) instanceof String text && !text.isEmpty()
                ? text
                : null;
    }

    static boolean hasAction(ResourceContext context, String action) {
        return context.properties().get(ACTIONS) instanceof List<?> actions
                && actions.contains(action);
    }
}
