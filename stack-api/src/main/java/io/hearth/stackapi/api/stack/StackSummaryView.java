package io.hearth.stackapi.api.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.stack.Stack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack in a list.
 *
 * @param project the owner's, for who administers the cloud; else left out
 * @param tags null when there are none, as in Heat
 */
@JsonNaming(SnakeCaseStrategy.class)
public record StackSummaryView(
        String id,
        List<Link> links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String project,
        String stackName,
        String description,
        String stackStatus,
        String stackStatusReason,
        String creationTime,
        @Nullable String updatedTime,
        @Nullable String deletionTime,
        String stackOwner,
        @Nullable String parent,
        @Nullable String stackUserProjectId,
        @Nullable List<String> tags) {
    public static StackSummaryView of(Stack stack, boolean withProject, Links links) {
        return new StackSummaryView(
                stack.id(),
                List.of(Link.self(links.stack(stack))),
                withProject ? stack.projectId() : null,
                stack.name(),
                stack.description(),
                stack.state().text(),
                stack.state().reason(),
                Times.text(stack.createdAt()),
                Times.textOrNull(stack.updatedAt()),
                Times.textOrNull(stack.deletedAt()),
                stack.owner().userName(),
                stack.parent() == null ? null : stack.parent().stackId(),
                stack.domainProjectId(),
                stack.tags());
    }
}
