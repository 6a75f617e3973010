package io.hearth.stackapi.engine;

import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template that nothing was found wrong with.
 *
 * @param type of the resource that it stands behind; empty when it is not nested
 * @param environment what is known of its parameters, and its registry
 * @param nested by the name of the resource; empty when it was not asked for
 */
public record CheckedTemplate(
        String type,
        Template template,
        Environment environment,
        Map<String, CheckedTemplate> nested) {
    public CheckedTemplate {
        nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    }
}
