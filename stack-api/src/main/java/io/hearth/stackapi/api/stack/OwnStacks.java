package io.hearth.stackapi.api.stack;

import io.hearth.access.Caller;
import io.hearth.stackapi.stack.StackQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The stacks that a caller's list shows unless it asks for others. */
@ApplicationScoped
public class OwnStacks {
    private final Caller caller;
    private final List<String> hiddenTags;

    OwnStacks(
            Caller caller,
            @ConfigProperty(name = "hearth.hidden-stack-tags") Optional<List<String>> hiddenTags) {
        this.caller = caller;
        this.hiddenTags = hiddenTags.orElse(List.of());
    }

    /** All live ones of the project but those with a hidden tag, the newest first. */
    public StackQuery all() {
        return StackQuery.of(caller.member().projectId()).without(hiddenTags);
    }

    /** The tags of stacks that a list shows only when asked for hidden ones. */
    List<String> hiddenTags() {
        return hiddenTags;
    }
}
