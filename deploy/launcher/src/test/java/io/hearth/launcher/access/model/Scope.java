package io.hearth.launcher.access.model;

/** What a route's path, or an action's parameters, name. */
public enum Scope {
    NOTHING,
    PROJECT,
    STACK,
    /** A stack by its id, where its name would be. */
    STACK_ID,
    /** A stack that has one, with its snapshot. */
    SNAPSHOT,
    RESOURCE,
    /** A resource without an identity: to ask for another credential of it changes nothing. */
    PLAIN_RESOURCE,
    /** A server with what is deployed on it. */
    SERVER,
    CONFIG,
    DEPLOYMENT,
    /** A webhook, with an event that waits to be sent. */
    WEBHOOK
}
