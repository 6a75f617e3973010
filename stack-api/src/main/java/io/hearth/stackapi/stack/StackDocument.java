package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import java.util.Map;

/**
 * What a stack was made from.
 *
 * @param template the template's document, as JSON text
 * @param environment the environment's sections without its parameters, as JSON text
 * @param files file name to content
 * @param parameters the given parameters as one JSON object (name to value), sealed in the context
 *     (stack id, empty, {@code parameters})
 */
public record StackDocument(
        String template, String environment, Map<String, String> files, Sealed parameters) {
    /** The field of the seal's context. */
    public static final String PARAMETERS = "parameters";

    public StackDocument {
        files = Map.copyOf(files);
    }
}
