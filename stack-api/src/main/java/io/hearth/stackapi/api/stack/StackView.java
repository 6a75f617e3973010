package io.hearth.stackapi.api.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.api.output.OutputView;
import io.hearth.stackapi.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stack in full.
 *
 * @param parameters with the pseudo parameters; hidden ones as asterisks
 * @param outputs left out when they were not asked for, and of a deleted stack
 */
@JsonNaming(SnakeCaseStrategy.class)
public record StackView(
        String stackName,
        String id,
        List<Link> links,
        String creationTime,
        @Nullable String updatedTime,
        @Nullable String deletionTime,
        List<String> notificationTopics,
        Map<String, String> parameters,
        String description,
        String templateDescription,
        List<String> capabilities,
        boolean disableRollback,
        @Nullable Integer timeoutMins,
        String stackOwner,
        @Nullable String parent,
        @Nullable String stackUserProjectId,
        List<String> tags,
        String stackStatus,
        String stackStatusReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<OutputView> outputs) {
    public static StackView of(
            Stack stack,
            Map<String, String> parameters,
            @Nullable List<OutputView> outputs,
            Links links) {
        return new StackView(
                stack.name(),
                stack.id(),
                List.of(Link.self(links.stack(stack))),
                Times.text(stack.createdAt()),
                Times.textOrNull(stack.updatedAt()),
                Times.textOrNull(stack.deletedAt()),
                List.of(),
                parameters,
                stack.description(),
                stack.description(),
                List.of(),
                stack.disableRollback(),
                stack.timeoutMinutes(),
                stack.owner().userName(),
                stack.parent() == null ? null : stack.parent().stackId(),
                stack.domainProjectId(),
                Objects.requireNonNullElse(stack.tags(), List.of()),
                stack.state().text(),
                stack.state().reason(),
                outputs);
    }

    /** The body of {@code GET …/stacks/{name}/{id}}. */
    public record Body(StackView stack) {}
}
