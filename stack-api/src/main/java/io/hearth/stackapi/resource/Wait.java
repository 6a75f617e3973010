package io.hearth.stackapi.resource;

import io.hearth.contract.Binding;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.NestedWish;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a resource waits for. */
public sealed interface Wait {
    /**
     * A user in the stack's domain project.
     *
     * @param password null unless the kind is GIVEN
     * @param bindings all that the user may do
     */
    record ForUser(
            PasswordKind kind,
            @Nullable Secret password,
            boolean keypair,
            boolean token,
            List<Binding> bindings)
            implements Wait {
        public ForUser {
            bindings = List.copyOf(bindings);
        }
    }

    /** A keypair on the user of another resource. */
    record ForKeypair(String userResource) implements Wait {}

    /** Signals of a handle, for at most so long. */
    record ForSignals(String handle, Duration atMost) implements Wait {}

    /**
     * The nested stack behind the resource, until it has done what is wanted of it.
     *
     * @param template of a creation or an update; else null
     */
    record ForStack(NestedWish.Kind wanted, @Nullable NestedTemplate template) implements Wait {}

    /** A while; null waits for ever. */
    record ForTime(@Nullable Duration duration) implements Wait {}
}
