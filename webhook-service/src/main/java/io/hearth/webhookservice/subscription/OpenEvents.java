package io.hearth.webhookservice.subscription;

import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.StackEvent;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import java.util.List;
import java.util.Optional;

/** The events that owners may have: what the API tells them, too, of their stacks. */
public final class OpenEvents {
    private static final List<Class<? extends StackEvent>> CLASSES =
            List.of(
                    StackStateChanged.class,
                    ResourceStateChanged.class,
                    HookReached.class,
                    HookCleared.class);

    private static final List<String> TYPES = CLASSES.stream().map(EventCodec::typeOf).toList();

    private OpenEvents() {}

    /** The CloudEvents types. */
    public static List<String> types() {
        return TYPES;
    }

    /** The event if it is one of these. */
    public static Optional<StackEvent> of(Event event) {
        return CLASSES.stream()
                .filter(open -> open.isInstance(event))
                .<StackEvent>map(open -> open.cast(event))
                .findFirst();
    }
}
