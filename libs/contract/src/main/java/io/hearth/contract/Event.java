package io.hearth.contract;

/**
 * A fact on the bus. The family is closed, so that every consumer's switch is checked by the
 * compiler.
 */
public sealed interface Event permits StackScoped, DeploymentEvent, AuditEvent {
    /** The topic that carries this kind of event. */
    Topic topic();

    /** The record's key: events of one key keep their order. */
    String key();

    /** The id of what the event is about, the CloudEvents {@code subject}. */
    String subject();
}
