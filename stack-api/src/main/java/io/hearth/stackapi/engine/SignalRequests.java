package io.hearth.stackapi.engine;

import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.SignalRequest;
import io.hearth.stackapi.stack.StackStore;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells, within one transaction of a stack, which signals it has had before. */
final class SignalRequests {
    /** Counter: signals that a stack has had before; they have no other effect. */
    static final String REPEATED = "hearth.signals.repeated";

    private final Mutiny.Session session;
    private final StackStore store;
    private final String stackId;
    private final Set<SignalRequest> fresh = new HashSet<>();

    SignalRequests(Mutiny.Session session, StackStore store, String stackId) {
        this.session = session;
        this.store = store;
        this.stackId = stackId;
    }

    /** Notes the signals among what comes at once. */
    Uni<Void> note(List<Trigger> triggers) {
        List<SignalRequest> requests =
                triggers.stream()
                        .filter(Trigger.SignalArrived.class::isInstance)
                        .map(trigger -> request(((Trigger.SignalArrived) trigger).signal()))
                        .toList();
        return store.acceptRequests(session, stackId, requests)
                .invoke(
                        accepted -> {
                            fresh.addAll(accepted);
                            Metrics.counter(REPEATED).increment(requests.size() - accepted.size());
                        })
                .replaceWithVoid();
    }

    /** Whether a signal that was noted has not been had before; true once. */
    boolean isFresh(SignalReceived signal) {
        return fresh.remove(request(signal));
    }

    /** Whether no signal has been refused before since the resource came to be as it is. */
    Uni<Boolean> isFirstRefusal(Resource resource) {
        SignalRequest refusal =
                new SignalRequest(resource.name(), "/refused/" + resource.version());
        return store.acceptRequests(session, stackId, List.of(refusal))
                .map(accepted -> !accepted.isEmpty());
    }

    private static SignalRequest request(SignalReceived signal) {
        return new SignalRequest(signal.resource(), signal.requestKey());
    }
}
