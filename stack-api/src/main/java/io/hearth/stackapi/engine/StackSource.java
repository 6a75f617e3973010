package io.hearth.stackapi.engine;

import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.Map;

/**
 * What a stack is made from, as its owner gave it.
 *
 * @param environment with the parameters
 * @param files file name to content
 */
public record StackSource(Template template, Environment environment, Map<String, String> files) {
    public StackSource {
        files = Map.copyOf(files);
    }
}
