package io.hearth.template.parameter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a template's parameters, checked and of their type, with the pseudo parameters. */
public final class ParameterValues {
    private ParameterValues() {}

    /**
     * Checks what was given against the schemas.
     *
     * @param given parameters of the request and environment, merged; the former win
     * @param defaults the environment's parameter_defaults; names that the template does not know
     *     are ignored
     * @throws io.hearth.template.error.TemplateException UserParameterMissing,
     *     UnknownUserParameter, StackValidationFailed
     */
    public static ParameterValues of(
            Map<String, ParameterSchema> schemas,
            Map<String, ?> given,
            Map<String, ?> defaults,
            PseudoParameters pseudo) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether a parameter or pseudo parameter of that name exists (OS:: and AWS:: names both). */
    public boolean has(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The value: String, Long, BigDecimal, Boolean, List or Map by its type. */
    public @Nullable Object get(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * All as {@code GET …/stacks/{}/…} shows them: texts, hidden ones as {@code ******}, pseudo
     * parameters first.
     */
    public Map<String, String> shown() {
        throw new UnsupportedOperationException("not yet");
    }
}
