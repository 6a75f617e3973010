package io.hearth.stackapi.resource.scaling.instance;

import io.hearth.stackapi.resource.scaling.Numbers;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::InstanceGroup}: as many instances as its template says. */
@Singleton
class InstanceGroup extends LaunchedGroup {
    private static final String SIZE = "Size";

    InstanceGroup() {
        super("RollingUpdate");
    }

    @Override
    public String name() {
        return "OS::Heat::InstanceGroup";
    }

    @Override
    public String description() {
        return "Instances of one launch configuration.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = InstanceProperties.common();
        properties.computeIfPresent(
                InstanceProperties.CONFIGURATION, (name, schema) -> schema.asRequired());
        properties.put(
                SIZE,
                PropertySchema.of(PropertyType.INTEGER, "How many instances there are.")
                        .asRequired()
                        .asUpdatable());
        return properties;
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        InstanceProperties.check(resource, properties);
    }

    @Override
    protected boolean isScalable() {
        return false;
    }

    @Override
    protected Size size(Map<String, @Nullable Object> properties) {
        int size = Numbers.required(properties.get(SIZE));
        return new Size(size, size, size);
    }

    @Override
    protected @Nullable BigDecimal cooldown(Map<String, @Nullable Object> properties) {
        return null;
    }
}
