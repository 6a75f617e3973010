package io.hearth.stackapi.engine;

import io.hearth.template.Environment;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.Template;
import io.hearth.template.parameter.ParameterValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is made from, ready to be resolved.
 *
 * @param facade null for a stack that is not nested
 */
record Blueprint(
        Template template,
        Environment environment,
        ParameterValues parameters,
        Map<String, String> files,
        Layout layout,
        @Nullable Facade facade) {
    Blueprint {
        files = Map.copyOf(files);
    }

    /** What of it only the creator of the stack's tree may read. */
    Facade.Closed closed() {
        return facade == null ? Facade.Closed.NOTHING : facade.closed();
    }

    /** The same behind a resource. */
    Blueprint with(@Nullable Facade facade) {
        return new Blueprint(template, environment, parameters, files, layout, facade);
    }

    /** The environment as it is told, with what the template itself has mapped. */
    Environment shownEnvironment() {
        return environment.naming(
                template.resources().values().stream().map(ResourceDefinition::type).toList());
    }
}
