package io.hearth.stackapi.engine;

import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a nested stack is to be made from.
 *
 * @param files file name to content
 * @param timeoutMinutes null for the longest
 */
record NestedSource(
        Template template,
        Environment environment,
        Map<String, String> files,
        @Nullable Integer timeoutMinutes,
        Facade facade) {}
