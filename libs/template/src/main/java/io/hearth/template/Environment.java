package io.hearth.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request hands over besides the template.
 *
 * @param resourceRegistry raw, as {@code GET …/environment} shows it (holds at least {@code
 *     resources: {}})
 */
public record Environment(
        Map<String, Object> parameters,
        Map<String, Object> parameterDefaults,
        Map<String, Object> resourceRegistry,
        List<String> encryptedParameterNames,
        Map<String, Object> parameterMergeStrategies,
        List<Object> eventSinks) {

    /**
     * @param environment YAML text, a map, or null for an empty one
     * @throws io.hearth.template.error.TemplateException when malformed or with an unknown section
     */
    public static Environment of(@Nullable Object environment) {
        throw new UnsupportedOperationException("not yet");
    }

    /** With the request's own {@code parameters} over those of the environment. */
    public Environment withParameters(Map<String, ?> given) {
        throw new UnsupportedOperationException("not yet");
    }

    /** As {@code POST /validate} and {@code GET …/environment} print it. */
    public Map<String, Object> shown() {
        throw new UnsupportedOperationException("not yet");
    }
}
