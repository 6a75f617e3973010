package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stack was made from.
 *
 * @param template the template's document, as JSON text
 * @param environment the environment's sections without its parameters and their defaults, as JSON
 *     text
 * @param files empty, but for a stack from before they were sealed: file name to content
 * @param parameters the given parameters as one JSON object (name to value), sealed in the context
 *     (stack id, empty, {@code parameters})
 * @param rest what else may hold secrets as one JSON object, sealed in the context (stack id,
 *     empty, {@code rest}): {@code parameter_defaults} (name to value) and {@code files} (file name
 *     to content); null for a stack from before
 */
public record StackDocument(
        String template,
        String environment,
        Map<String, String> files,
        Sealed parameters,
        @Nullable Sealed rest) {
    /** The field of the parameters' context. */
    public static final String PARAMETERS = "parameters";

    /** The field of the rest's context. */
    public static final String REST = "rest";

    public StackDocument {
        files = Map.copyOf(files);
    }
}
