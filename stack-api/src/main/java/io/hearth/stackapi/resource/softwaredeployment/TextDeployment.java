package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.ResourceContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::SoftwareDeployment}: the server gets the config as it is. */
@Singleton
final class TextDeployment extends DeploymentResource {
    @Override
    public String name() {
        return "OS::Heat::SoftwareDeployment";
    }

    @Override
    public String description() {
        return "A software config on a server, with values of its inputs; complete when the server"
                + " has told what came of it.";
    }

    @Override
    @Nullable Object config(
            ResourceContext context,
            @Nullable Object given,
            List<Map<String, @Nullable Object>> inputs) {
        return given == null ? "" : given;
    }
}
