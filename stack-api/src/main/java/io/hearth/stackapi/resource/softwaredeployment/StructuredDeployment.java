package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.template.property.PropertySchema;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code OS::Heat::StructuredDeployment}: the server gets the config's data with the values of the
 * inputs in it, for tools that know no inputs.
 */
@Singleton
final class StructuredDeployment extends DeploymentResource {
    @Override
    public String name() {
        return "OS::Heat::StructuredDeployment";
    }

    @Override
    public String description() {
        return "The data of a software config on a server, with the values of its inputs in the"
                + " places that refer to them.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>(super.properties());
        properties.putAll(DeploymentProperties.structured());
        return properties;
    }

    @Override
    @Nullable Object config(
            ResourceContext context,
            @Nullable Object given,
            List<Map<String, @Nullable Object>> inputs) {
        Map<String, @Nullable Object> properties = context.properties();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        inputs.forEach(
                input -> values.put(String.valueOf(input.get("name")), DerivedInputs.value(input)));
        return given == null
                ? Map.of()
                : new InputReferences(
                                String.valueOf(properties.get(DeploymentProperties.INPUT_KEY)),
                                values,
                                DeploymentProperties.STRICT.equals(
                                        properties.get(DeploymentProperties.INPUTS_CHECKED)))
                        .in(given);
    }
}
