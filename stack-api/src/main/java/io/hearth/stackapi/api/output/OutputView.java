package io.hearth.stackapi.api.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.engine.StackOutput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An output with its value.
 *
 * @param outputError why there is no value; else left out
 */
@JsonNaming(SnakeCaseStrategy.class)
public record OutputView(
        String outputKey,
        String description,
        @Nullable Object outputValue,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String outputError) {
    public static OutputView of(StackOutput output) {
        return new OutputView(output.key(), output.description(), output.value(), output.error());
    }

    /** The body of {@code GET …/outputs/{key}}. */
    public record Body(OutputView output) {}

    /** An output in the list, which resolves nothing. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Summary(String outputKey, String description) {}

    /** The body of {@code GET …/outputs}. */
    public record ListBody(List<Summary> outputs) {
        public static ListBody of(Map<String, String> descriptions) {
            return new ListBody(
                    descriptions.entrySet().stream()
                            .map(each -> new Summary(each.getKey(), each.getValue()))
                            .toList());
        }
    }
}
