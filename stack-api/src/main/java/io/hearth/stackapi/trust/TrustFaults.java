package io.hearth.stackapi.trust;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.keystone.KeystoneException;
import java.time.Duration;

/** What the owner is told of a trust that cannot be made. */
final class TrustFaults {
    private static final Duration LATER = Duration.ofSeconds(2);

    private TrustFaults() {}

    static HeatFault ofAnotherProject(String stackName) {
        return HeatFault.of(
                FaultType.FORBIDDEN,
                ("The stack %s has resources of Keystone, which are changed with the authority of"
                                + " whoever asks for it. Only users of its own project may: use a"
                                + " token of that project.")
                        .formatted(stackName));
    }

    static HeatFault of(Throwable failure) {
        return failure instanceof KeystoneException.Unavailable down
                ? HeatFault.unavailable(down.retryAfter().orElse(LATER))
                : HeatFault.of(
                        FaultType.FORBIDDEN,
                        ("The stack has resources of Keystone, which are made with your authority,"
                                        + " and Keystone does not let you pass it on to the stack:"
                                        + " %s Ask through the Orchestration API, with a token that"
                                        + " you got with your password, or by an application"
                                        + " credential that is not restricted.")
                                .formatted(failure.getMessage()));
    }
}
