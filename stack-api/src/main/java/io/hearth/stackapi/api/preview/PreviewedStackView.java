package io.hearth.stackapi.api.preview;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.api.output.OutputView;
import io.hearth.stackapi.engine.PreviewedStack;
import io.hearth.stackapi.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stack as it would be created: as one that is shown, without a state and with its resources.
 *
 * @param id {@code None}, as Heat has it
 */
@JsonNaming(SnakeCaseStrategy.class)
record PreviewedStackView(
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
        List<OutputView> outputs,
        List<Object> resources) {
    /** The body of {@code POST /stacks/preview}. */
    record Body(PreviewedStackView stack) {}

    static Body of(PreviewedStack preview, Links links) {
        Stack stack = preview.stack();
        return new Body(
                new PreviewedStackView(
                        stack.name(),
                        stack.id(),
                        List.of(Link.self(links.stack(stack))),
                        Times.text(stack.createdAt()),
                        null,
                        null,
                        List.of(),
                        preview.parameters(),
                        stack.description(),
                        stack.description(),
                        List.of(),
                        stack.disableRollback(),
                        stack.timeoutMinutes(),
                        stack.owner().userName(),
                        null,
                        null,
                        Objects.requireNonNullElse(stack.tags(), List.of()),
                        preview.outputs().stream().map(OutputView::of).toList(),
                        PreviewedResourceView.ofAll(preview.resources())));
    }
}
