package io.hearth.contract;

/**
 * A fact on the bus. The family is closed, so that every consumer's switch is checked by the
 * compiler.
 */
public sealed interface Event
        permits StackEvent, IdentityEvent, MetadataEvent, SignalEvent, AuditEvent {
    /** The topic that carries this kind of event. */
    Topic topic();

    /** The stack that the event is about; its root id is the record's key. */
    StackRef stack();
}
