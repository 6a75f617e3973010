package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.function.Place;
import io.hearth.template.language.ExpressionParser;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.TemplateKeys;
import io.hearth.template.version.TemplateVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the outputs section. */
final class OutputParser {
    private final TemplateVersion version;
    private final TemplateKeys keys;
    private final ExpressionParser expressions;

    OutputParser(TemplateVersion version, ExpressionParser expressions) {
        this.version = version;
        this.keys = TemplateKeys.of(version);
        this.expressions = expressions;
    }

    OutputDefinition parse(String name, @Nullable Object declared) {
        String path = keys.outputs() + "." + name;
        if (!(declared instanceof Map<?, ?> body)) {
            throw wrong(
                    "Output validation error: %s: Output definitions must be a map. Found a %s instead"
                            .formatted(path, PythonText.type(declared)),
                    path);
        }
        if (!body.containsKey(keys.value())) {
            throw wrong(
                    "Output validation error: %s: Each output definition must contain a %s key."
                            .formatted(path, keys.value()),
                    path);
        }
        for (Object key : body.keySet()) {
            if (version.isHot() && !isKey(key)) {
                throw wrong(
                        "\"%s\" is not a valid keyword inside a output definition".formatted(key),
                        path);
            }
        }
        return new OutputDefinition(
                name,
                body.get(keys.description()) instanceof Object given
                        ? PythonText.str(given)
                        : OutputDefinition.NO_DESCRIPTION,
                expressions.parse(
                        body.get(keys.value()), new Place(path + "." + keys.value(), null)),
                condition(body, path));
    }

    private boolean isKey(Object key) {
        return key.equals(keys.value())
                || key.equals(keys.description())
                || (key.equals(keys.condition()) && keys.hasConditions(version));
    }

    private Expression.@Nullable Condition condition(Map<?, ?> body, String path) {
        Object declared = body.get(keys.condition());
        return declared == null || !keys.hasConditions(version)
                ? null
                : expressions.condition(declared, new Place(path + "." + keys.condition(), null));
    }

    private static TemplateException wrong(String message, String path) {
        return new TemplateException(TemplateError.STACK_VALIDATION_FAILED, message, path);
    }
}
