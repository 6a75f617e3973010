package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code OS::Heat::SoftwareConfig}: a script or manifest. */
@ApplicationScoped
non-sealed class TextConfig extends PlainConfig {
    TextConfig() {
        super(PropertyType.STRING, "The script or manifest that says what is to be done.");
    }

    @Override
    public String name() {
        return "OS::Heat::SoftwareConfig";
    }

    @Override
    public String description() {
        return "A script or manifest that servers can be given, with the inputs it takes and the"
                + " outputs it gives.";
    }
}
