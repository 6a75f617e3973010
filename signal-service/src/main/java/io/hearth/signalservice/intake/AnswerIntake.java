package io.hearth.signalservice.intake;

import io.hearth.access.rest.FaultType;
import io.hearth.contract.AnswerTicket;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes a provisioner's answer that comes by a presigned URL, and has it on the bus as if the
 * provisioner had put it there. Whether anything still waits for it the engine knows.
 */
@Startup // a keyset that cannot be read keeps the service from starting
@ApplicationScoped
public class AnswerIntake {
    private final Clock clock = Clock.systemUTC();
    private final Sealer sealer;
    private final Optional<Sealer> provisioners;
    private final SignalBus bus;
    private final MeterRegistry meters;

    AnswerIntake(
            Sealer sealer,
            @ConfigProperty(name = "hearth.custom-resources.keyset-file") Optional<Path> keysetFile,
            SignalBus bus,
            MeterRegistry meters) {
        this.sealer = sealer;
        this.provisioners = keysetFile.map(Sealer::fromFile);
        this.bus = bus;
        this.meters = meters;
    }

    /**
     * What a URL's token lets its holder answer; empty for a token that is none or no more, and
     * where there are no custom resources.
     */
    public Optional<AnswerTicket> admit(String token) {
        return provisioners
                .flatMap(there -> AnswerTicket.open(sealer, token))
                .filter(ticket -> clock.instant().isBefore(ticket.deadline()));
    }

    /**
     * @param body the request's body, empty when there is none
     */
    public Uni<Reception> take(AnswerTicket ticket, byte[] body) {
        return switch (AnswerReader.read(body, ticket.requestId())) {
            case AnswerReader.Answer.Invalid(String reason) ->
                    counted(
                            Uni.createFrom()
                                    .item(new Reception.Refused(FaultType.VALUE_ERROR, reason)));
            case AnswerReader.Answer.Given given -> {
                Instant now = clock.instant();
                yield counted(bus.send(event(ticket, given), now));
            }
        };
    }

    private ResourceAnswered event(AnswerTicket ticket, AnswerReader.Answer.Given given) {
        return new ResourceAnswered(
                ticket.stack(),
                ticket.resource(),
                ticket.requestId(),
                given.status(),
                given.reason(),
                given.physicalId(),
                sealed(ticket, given));
    }

    private @Nullable Sealed sealed(AnswerTicket ticket, AnswerReader.Answer.Given given) {
        if (given.data() == null) {
            return null;
        }
        return provisioners
                .orElseThrow()
                .seal(
                        Secret.of(given.data().toString()),
                        new SealContext(
                                ticket.stack().id(), ticket.resource(), SealContext.ATTRIBUTES));
    }

    private Uni<Reception> counted(Uni<? extends Reception> reception) {
        return reception
                .onItem()
                .castTo(Reception.class)
                .invoke(
                        one ->
                                meters.counter(
                                                SignalMetrics.ANSWERED,
                                                SignalMetrics.OUTCOME,
                                                one.outcome())
                                        .increment());
    }
}
