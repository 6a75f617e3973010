package io.hearth.stackapi.api.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.engine.CheckedTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code POST /validate}, and of each nested template in it.
 *
 * @param type of the resource, for a nested one only
 * @param nestedParameters by the resource's name
 * @param environment of the outermost only
 */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidationView(
        @Nullable String type,
        String description,
        Map<String, Map<String, Object>> parameters,
        @Nullable List<Object> parameterGroups,
        @Nullable Map<String, ValidationView> nestedParameters,
        @Nullable Map<String, Object> environment) {
    static ValidationView of(CheckedTemplate checked) {
        return of(null, checked, checked.environment().shown());
    }

    private static ValidationView of(
            @Nullable String type,
            CheckedTemplate checked,
            @Nullable Map<String, Object> environment) {
        return new ValidationView(
                type,
                checked.template().description(),
                checked.template().describedParameters(checked.environment()),
                checked.template().parameterGroups(),
                checked.nested().isEmpty() ? null : nested(checked.nested()),
                environment);
    }

    private static Map<String, ValidationView> nested(Map<String, CheckedTemplate> nested) {
        Map<String, ValidationView> views = new LinkedHashMap<>();
        nested.forEach((name, checked) -> views.put(name, of(checked.type(), checked, null)));
        return views;
    }
}
