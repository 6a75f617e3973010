package io.hearth.stackapi.api.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.stack.Stack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of stacks.
 *
 * @param count of all stacks that match, on this page or not; only when asked for
 * @param links to the next page; only when there may be one, which Heat takes from a full page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StackListView(
        List<StackSummaryView> stacks, @Nullable Long count, @Nullable List<Link> links) {
    public static StackListView of(
            List<Stack> stacks,
            boolean withProject,
            @Nullable Integer limit,
            @Nullable Long count,
            Links links) {
        boolean full = limit != null && limit > 0 && stacks.size() == limit;
        return new StackListView(
                stacks.stream()
                        .map(stack -> StackSummaryView.of(stack, withProject, links))
                        .toList(),
                count,
                full ? links.nextPage(stacks.getLast().id()) : null);
    }
}
