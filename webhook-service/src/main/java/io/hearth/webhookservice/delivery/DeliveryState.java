package io.hearth.webhookservice.delivery;

/** How far a delivery is. */
public enum DeliveryState {
    /** To be tried, or tried right now. */
    PENDING,
    /** The receiver has answered with 2xx. */
    DELIVERED,
    /** Not tried any more, unless its owner has it sent again: a dead letter. */
    DEAD
}
