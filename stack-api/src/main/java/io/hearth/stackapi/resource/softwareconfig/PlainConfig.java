package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.LinkedHashMap;
import java.util.Map;

/** A config as the template gives it, of one type of value or another. */
abstract sealed class PlainConfig extends ConfigResource permits TextConfig, StructuredConfig {
    private final PropertySchema config;

    PlainConfig(PropertyType type, String description) {
        this.config = PropertySchema.of(type, description);
    }

    @Override
    public final Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(ConfigProperties.GROUP, ConfigProperties.group());
        properties.put(CONFIG, config);
        properties.put(ConfigProperties.OPTIONS, ConfigProperties.options());
        properties.put(ConfigProperties.INPUTS, ConfigProperties.inputSchema());
        properties.put(ConfigProperties.OUTPUTS, ConfigProperties.outputSchema());
        return properties;
    }

    @Override
    final ConfigContent content(ResourceContext context) {
        return new ConfigContent(
                context.properties().get(CONFIG),
                ConfigProperties.inputs(context),
                ConfigProperties.outputs(context),
                ConfigProperties.map(context, ConfigProperties.OPTIONS));
    }

    @Override
    final String group(ResourceContext context) {
        return String.valueOf(context.properties().get(ConfigProperties.GROUP));
    }
}
