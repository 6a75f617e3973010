package io.hearth.contract;

/** A fact about a stack, keyed by the root of its tree. */
public sealed interface StackScoped extends Event
        permits StackEvent, IdentityEvent, MetadataEvent, SignalEvent, ResourceEvent, UseEvent {
    /** The stack that the event is about. */
    StackRef stack();

    @Override
    default String key() {
        return stack().rootId();
    }

    @Override
    default String subject() {
        return stack().id();
    }
}
