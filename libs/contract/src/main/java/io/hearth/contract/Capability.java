package io.hearth.contract;

/**
 * What an identity of the stack domain may be allowed to do with one resource; everything else is
 * refused.
 */
public enum Capability {
    /** Read the resource's metadata. */
    METADATA_READ,
    /** Signal the resource. */
    SIGNAL_SEND,
    /** Read the software deployments of the server that the resource is. */
    DEPLOYMENTS_READ
}
