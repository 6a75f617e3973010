package io.hearth.stackapi.api.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to {@code POST /validate}. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ValidationView(
        String description,
        Map<String, Map<String, Object>> parameters,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Object> parameterGroups,
        Map<String, Object> environment) {
    static ValidationView of(Template template, Environment environment) {
        return new ValidationView(
                template.description(),
                template.describedParameters(environment),
                template.parameterGroups(),
                environment.shown());
    }
}
