package io.hearth.access.lease;

import io.hearth.access.Principal;
import java.time.Duration;

/** Whether a keypair has authority now. */
public sealed interface LeaseVerdict {
    /** Keystone vouches, or did within the lease. */
    record Granted(Principal.StackUser principal) implements LeaseVerdict {}

    /** Keystone refuses, or the keypair was revoked. */
    record Refused() implements LeaseVerdict {}

    /** Keystone gave no verdict, and no lease is left to stand on. */
    record Unavailable(Duration retryAfter) implements LeaseVerdict {}
}
