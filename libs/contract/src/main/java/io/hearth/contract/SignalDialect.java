package io.hearth.contract;

/** The form of the signals that a resource takes. */
public enum SignalDialect {
    /** The resource takes no signals. */
    NONE,
    /** Native wait condition handles: optional {@code status, reason, data, id}. */
    NATIVE,
    /** AWS wait condition handles: exactly {@code Status, Reason, Data, UniqueId}. */
    AWS,
    /** Scaling policies: any JSON object, such as an alarm's, or none. */
    ALARM,
    /** Software deployments: any JSON object, the outputs by their names, in every action. */
    DEPLOYMENT
}
