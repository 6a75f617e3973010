package io.hearth.stackapi.resource;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What there is of an identity in Keystone. */
public enum IdentityKind {
    /** A user of the stack domain, with a role there. */
    USER,
    /** A user of the stack domain, with a trust of the stack's owner. */
    TRUSTEE,
    /** An EC2 keypair on the user of another resource. */
    CREDENTIAL;

    /** As the API shows it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
