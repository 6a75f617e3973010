package io.hearth.stackapi.resource.waitcondition;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.Signal;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the handles have in common. */
final class Handles {
    static final String SUCCESS = "SUCCESS";
    static final Keys NATIVE = new Keys("status", "reason", "data");
    static final Keys AWS = new Keys("Status", "Reason", "Data");

    /** What a signal's parts are called in the handle's metadata. */
    record Keys(String status, String reason, String data) {}

    private Handles() {}

    /** A user that may signal this handle and nothing else. */
    static Wait user(
            ResourceContext context, PasswordKind password, boolean keypair, boolean token) {
        Binding mayThis =
                new Binding(
                        context.stack().id(), context.resource().name(), Capability.SIGNAL_SEND);
        return new Wait.ForUser(password, null, keypair, token, List.of(mayThis));
    }

    static Step ready(ResourceContext context) {
        return Step.done(Outcome.physicalId(context.data(IdentityData.USER_ID).orElse(null)));
    }

    /**
     * Adds a signal; one without an id gets the next number, one of a known id replaces it. One
     * beyond the limit is dropped: its sender has been answered long ago, so that the stack's
     * events tell of it.
     */
    static Signalled signal(ResourceContext context, Signal signal, Keys keys, SignalLimit limit) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>(context.document());
        String id = signal.id() == null ? Integer.toString(document.size() + 1) : signal.id();
        if (!document.containsKey(id) && limit.isReached(document.size())) {
            return new Signalled.Kept(document, limit.dropped(id));
        }
        String reason =
                signal.reason() == null
                        ? "Signal %d received".formatted(document.size() + 1)
                        : signal.reason();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put(keys.status(), signal.status());
        entry.put(keys.data(), signal.data());
        entry.put(keys.reason(), reason);
        document.put(id, entry);
        return new Signalled.Kept(
                document, "Signal: status:%s reason:%s".formatted(signal.status(), reason));
    }
}
