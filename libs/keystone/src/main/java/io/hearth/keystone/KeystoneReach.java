package io.hearth.keystone;

/** How far a login reaches, found out without changing anything. Calls block. */
public interface KeystoneReach {
    /**
     * Whether the login of a domain's admin has a power outside its domain. Asks by one call that
     * cannot succeed, since it is about an object that is not there: Keystone says so only to whom
     * its policy lets pass.
     *
     * @throws KeystoneException if Keystone's answer does not tell
     */
    boolean has(Power power);
}
