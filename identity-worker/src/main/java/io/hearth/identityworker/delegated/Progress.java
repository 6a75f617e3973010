package io.hearth.identityworker.delegated;

import io.hearth.contract.IdentityEvent;
import io.hearth.identityworker.object.Known;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt came to.
 *
 * @param known from now on
 * @param tryAgain how long from now; empty when it has ended
 * @param error why there was no verdict; holds no secret
 * @param events to be told with it
 */
record Progress(
        Known known,
        Optional<Duration> tryAgain,
        @Nullable String error,
        List<? extends IdentityEvent> events) {
    static Progress ended(Known known, List<? extends IdentityEvent> events) {
        return new Progress(known, Optional.empty(), null, events);
    }

    static Progress postponed(Known known, Duration wait, String error) {
        return new Progress(known, Optional.of(wait), error, List.of());
    }
}
