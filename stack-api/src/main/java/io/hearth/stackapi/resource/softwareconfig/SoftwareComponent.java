package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::SoftwareComponent}: a config for each action of a component's life. */
@ApplicationScoped
non-sealed class SoftwareComponent extends ConfigResource {
    private static final String CONFIGS = "configs";
    private static final String ACTIONS = "actions";
    private static final String TOOL = "tool";
    private static final Constraint NOT_EMPTY = new Constraint.Length(1L, null, null);

    @Override
    public String name() {
        return "OS::Heat::SoftwareComponent";
    }

    @Override
    public String description() {
        return "Configs for the actions of a component's life: its creation, update, suspension,"
                + " resumption and deletion.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.2");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                CONFIGS,
                PropertySchema.of(PropertyType.LIST, "The configs, each for actions of its own.")
                        .withItems(
                                PropertySchema.of(PropertyType.MAP, "A config.").withKeys(keys()))
                        .withConstraints(NOT_EMPTY)
                        .asRequired());
        properties.put(ConfigProperties.INPUTS, ConfigProperties.inputSchema());
        properties.put(ConfigProperties.OUTPUTS, ConfigProperties.outputSchema());
        properties.put(ConfigProperties.OPTIONS, ConfigProperties.options());
        return properties;
    }

    private static Map<String, PropertySchema> keys() {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(
                ACTIONS,
                PropertySchema.of(
                                PropertyType.LIST,
                                "The actions that the config is for: CREATE, UPDATE, DELETE,"
                                        + " SUSPEND, RESUME or some of your own.")
                        .withItems(PropertySchema.of(PropertyType.STRING, "An action."))
                        .withDefault(List.of("CREATE", "UPDATE"))
                        .withConstraints(NOT_EMPTY));
        keys.put(CONFIG, PropertySchema.of(PropertyType.STRING, "The script or manifest."));
        keys.put(
                TOOL,
                PropertySchema.of(PropertyType.STRING, "The tool on the server that applies it.")
                        .asRequired());
        return keys;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>(super.attributes());
        attributes.put(CONFIGS, AttributeSchema.any("The configs.").asSecret());
        return attributes;
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        Set<Object> taken = new HashSet<>();
        for (Object action : actions(properties.get(CONFIGS))) {
            if (!(action instanceof Unresolved) && !taken.add(action)) {
                throw StackException.invalid(
                        "Defining more than one configuration for the same action in SoftwareComponent \"%s\" is not allowed."
                                .formatted(resource));
            }
        }
    }

    /** Of each config its actions, once each. */
    private static List<Object> actions(@Nullable Object configs) {
        List<Object> actions = new ArrayList<>();
        if (configs instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> config
                        && config.get(ACTIONS) instanceof List<?> ofThis) {
                    actions.addAll(new HashSet<>(ofThis));
                }
            }
        }
        return actions;
    }

    @Override
    ConfigContent content(ResourceContext context) {
        List<Map<String, @Nullable Object>> configs = new ArrayList<>();
        for (Object one : ConfigProperties.list(context, CONFIGS)) {
            if (one instanceof Map<?, ?> given) {
                Map<String, @Nullable Object> config = new LinkedHashMap<>();
                config.put(ACTIONS, given.get(ACTIONS));
                config.put(CONFIG, given.get(CONFIG));
                config.put(TOOL, given.get(TOOL));
                configs.add(config);
            }
        }
        return new ConfigContent(
                Map.of(CONFIGS, configs),
                ConfigProperties.inputs(context),
                ConfigProperties.outputs(context),
                ConfigProperties.map(context, ConfigProperties.OPTIONS));
    }

    @Override
    String group(ResourceContext context) {
        return "component";
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        Object stored = super.attribute(context, attribute);
        return attribute.equals(CONFIGS) && stored instanceof Map<?, ?> map
                ? map.get(CONFIGS)
                : stored;
    }
}
