package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import io.hearth.template.text.YamlWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** {@code OS::Heat::CloudConfig}: what cloud-init reads at the first boot. */
@ApplicationScoped
non-sealed class CloudConfig extends ConfigResource {
    private static final String CLOUD_CONFIG = "cloud_config";

    @Override
    public String name() {
        return "OS::Heat::CloudConfig";
    }

    @Override
    public String description() {
        return "Data that becomes a #cloud-config for cloud-init, for the user data of servers.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of(
                CLOUD_CONFIG,
                PropertySchema.of(PropertyType.MAP, "The data, which is written as YAML."));
    }

    @Override
    ConfigContent content(ResourceContext context) {
        String yaml = YamlWriter.write(context.properties().get(CLOUD_CONFIG));
        return new ConfigContent("#cloud-config\n" + yaml, List.of(), List.of(), Map.of());
    }

    @Override
    String group(ResourceContext context) {
        return UNGROUPED;
    }
}
