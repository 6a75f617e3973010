package io.hearth.signalservice.intake;

import io.hearth.access.rest.FaultType;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.SignalEvent.SignalRefused;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.signalservice.binding.Target;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes a signal of a sender who may send it: counts it, validates it, has it on the bus. */
@ApplicationScoped
public class SignalIntake {
    private final PayloadReader payloads = new PayloadReader();
    private final Clock clock = Clock.systemUTC();
    private final Sealer sealer;
    private final SignalBus bus;
    private final Pace pace;
    private final MeterRegistry meters;

    /** By outcome: to look a meter up costs more than to count. */
    private final Map<String, Counter> received = new ConcurrentHashMap<>();

    SignalIntake(Sealer sealer, SignalBus bus, Pace pace, MeterRegistry meters) {
        this.pace = pace;
        this.sealer = sealer;
        this.bus = bus;
        this.meters = meters;
    }

    /**
     * @param body the request's body, empty when there is none
     * @param requestKey the same for every repetition of one request
     */
    public Uni<Reception> take(Target target, byte[] body, String requestKey) {
        return pace.wait(target)
                .<Uni<Reception>>map(wait -> Uni.createFrom().item(new Reception.TooMany(wait)))
                .orElseGet(() -> decide(target, body, requestKey))
                .invoke(this::count);
    }

    private Uni<Reception> decide(Target target, byte[] body, String requestKey) {
        if (target.dialect() == SignalDialect.NONE) {
            return refused(
                    FaultType.RESOURCE_ACTION_NOT_SUPPORTED,
                    "signal is not supported for resource.");
        }
        Optional<String> deaf = target.deafDuring();
        if (deaf.isPresent()) {
            return refused(target, deaf.get());
        }
        return switch (payloads.read(target.dialect(), body)) {
            case Payload.Invalid invalid -> refused(FaultType.VALUE_ERROR, invalid.reason());
            case Payload.TooLong(int length, int longest) ->
                    refused(
                            FaultType.REQUEST_LIMIT_EXCEEDED,
                            "Request limit exceeded: JSON body size (%d bytes) exceeds maximum allowed size (%d bytes)."
                                    .formatted(length, longest));
            case Payload.Signal signal -> {
                Instant now = clock.instant();
                yield bus.send(event(target, signal, requestKey, now), now);
            }
        };
    }

    /** Once the bus has it for the resource's event list; else the sender is to come again. */
    private Uni<Reception> refused(Target target, String during) {
        Instant now = clock.instant();
        Reception refusal =
                new Reception.Refused(
                        FaultType.NOT_SUPPORTED,
                        "Signal resource during %s is not supported.".formatted(during));
        return bus.send(new SignalRefused(target.stack(), target.resource(), during, now), now)
                .map(sent -> sent instanceof Reception.Durable ? refusal : sent);
    }

    private SignalReceived event(
            Target target, Payload.Signal signal, String requestKey, Instant now) {
        return new SignalReceived(
                target.stack(),
                target.resource(),
                target.dialect(),
                signal.id(),
                requestKey,
                signal.status(),
                signal.reason(),
                sealed(target, signal),
                now);
    }

    private @Nullable Sealed sealed(Target target, Payload.Signal signal) {
        if (signal.data() == null) {
            return null;
        }
        return sealer.seal(
                Secret.of(signal.data().toString()),
                new SealContext(target.stack().id(), target.resource(), SealContext.SIGNAL));
    }

    private void count(Reception reception) {
        received.computeIfAbsent(
                        reception.outcome(),
                        outcome ->
                                meters.counter(
                                        SignalMetrics.RECEIVED, SignalMetrics.OUTCOME, outcome))
                .increment();
    }

    private static Uni<Reception> refused(FaultType type, String message) {
        return Uni.createFrom().item(new Reception.Refused(type, message));
    }
}
