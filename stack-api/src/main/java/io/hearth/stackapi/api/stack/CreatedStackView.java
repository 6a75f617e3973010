package io.hearth.stackapi.api.stack;

import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.stack.Stack;
import java.util.List;

/** The answer to {@code POST /stacks}. */
public record CreatedStackView(Reference stack) {
    public static CreatedStackView of(Stack stack, Links links) {
        return new CreatedStackView(
                new Reference(stack.id(), List.of(Link.self(links.stack(stack)))));
    }

    /** A stack by its id and address only. */
    public record Reference(String id, List<Link> links) {}
}
