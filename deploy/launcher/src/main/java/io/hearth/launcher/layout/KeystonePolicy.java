package io.hearth.launcher.layout;

/** The policy of a private Keystone. */
public enum KeystonePolicy {
    /** Keystone's own: an admin of one domain is one of the whole cloud. */
    DEFAULT,
    /** With the overlay that confines the stack domain's admin to its domain. */
    HARDENED
}
