package io.hearth.stackapi.engine;

import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.parameter.ParameterValues;
import java.util.Map;

/** What a stack is made from, ready to be resolved. */
record Blueprint(
        Template template,
        Environment environment,
        ParameterValues parameters,
        Map<String, String> files,
        Layout layout) {
    Blueprint {
        files = Map.copyOf(files);
    }
}
