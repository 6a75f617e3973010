package io.hearth.messaging;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.MalformedEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Takes records through their handler. An outage is waited out, so that order is kept and nothing
 * is lost; a record that no retry can help goes to the channel's dead-letter topic with its reason,
 * and the partition goes on. What the handler does belongs to the trace that the record came from.
 *
 * <p>A service that ends closes its database before its channels. From then on nothing is begun nor
 * given up: what is not acknowledged comes again, to whoever has the partition then.
 */
@ApplicationScoped
@Startup // so that its counters start with 0, and the first dead letter is seen to be one more
public class EventConsumer {
    /** Counter: tries that an outage ended; the event waits and is tried again. */
    public static final String RETRIED = "hearth.events.retried";

    /** Counter: records that no retry could help, and that went to the dead letters. */
    public static final String DEAD_LETTERED = "hearth.events.dead.lettered";

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final int ATTEMPTS_AT_A_DEFECT = 5;

    private final EventCodec codec = new EventCodec();
    private final Continuation continuation;
    private final LogContext log;
    private final Counter retried;
    private final Counter deadLettered;
    private volatile boolean ending;

    EventConsumer(Continuation continuation, LogContext log, MeterRegistry meters) {
        this.continuation = continuation;
        this.log = log;
        this.retried = meters.counter(RETRIED);
        this.deadLettered = meters.counter(DEAD_LETTERED);
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    /**
     * @param handler applies the event; must be idempotent, see {@link Inbox}
     * @return completes when the record is acknowledged or has gone to the dead letters
     */
    public Uni<Void> consume(
            KafkaRecord<String, byte[]> record, Function<EventEnvelope, Uni<Void>> handler) {
        if (ending) {
            return Uni.createFrom().nothing();
        }
        return continuation
                .of(
                        record.getTopic(),
                        List.of(headers(record)),
                        () ->
                                Uni.createFrom()
                                        .item(() -> decode(record))
                                        .chain(event -> handle(event, handler)))
                .onItemOrFailure()
                .transformToUni(
                        (done, failure) ->
                                failure == null
                                        ? Uni.createFrom().completionStage(record.ack())
                                        : giveUp(record, failure));
    }

    /**
     * Takes all that was polled at once: the events of one key together, in their order, so that a
     * storm costs a transaction per stack and not one per event. If the events of a key fail
     * together they are handled one by one, and only what cannot be helped is a dead letter.
     *
     * @param handler applies events of one key; must be idempotent and all or nothing
     * @return completes when the batch is acknowledged
     */
    public Uni<Void> consume(
            KafkaRecordBatch<String, byte[]> batch,
            Function<List<EventEnvelope>, Uni<Void>> handler) {
        Map<String, List<KafkaRecord<String, byte[]>>> byKey = new LinkedHashMap<>();
        for (KafkaRecord<String, byte[]> record : batch) {
            byKey.computeIfAbsent(String.valueOf(record.getKey()), key -> new ArrayList<>())
                    .add(record);
        }
        Executor back = hence();
        List<Hopeless> hopeless = new ArrayList<>();
        return inTurn(
                        byKey.values(),
                        records -> {
                            if (ending) {
                                return Uni.createFrom().nothing();
                            }
                            log.ofStack(String.valueOf(records.getFirst().getKey()));
                            return together(records, handler, hopeless, back);
                        })
                // only now: who gives up the last record of a partition acknowledges all of it
                .chain(
                        () ->
                                inTurn(
                                        hopeless,
                                        one -> {
                                            log.ofStack(String.valueOf(one.record().getKey()));
                                            return giveUp(one.record(), one.failure()).emitOn(back);
                                        }))
                .chain(() -> Uni.createFrom().completionStage(batch.ack()));
    }

    /** Back to the Vert.x context that is here now, the only one in which Hibernate works. */
    private static Executor hence() {
        Context here = Vertx.currentContext();
        return here == null ? Runnable::run : work -> here.runOnContext(ignored -> work.run());
    }

    /** A record of a batch that no retry can help. */
    private record Hopeless(KafkaRecord<String, byte[]> record, Throwable failure) {}

    private Uni<Void> together(
            List<KafkaRecord<String, byte[]>> records,
            Function<List<EventEnvelope>, Uni<Void>> handler,
            List<Hopeless> hopeless,
            Executor back) {
        return continuation
                .of(
                        records.getFirst().getTopic(),
                        records.stream().map(EventConsumer::headers).toList(),
                        () ->
                                Uni.createFrom()
                                        .item(() -> records.stream().map(this::decode).toList())
                                        .chain(
                                                events ->
                                                        outlast(
                                                                () -> handler.apply(events),
                                                                events.getFirst())))
                .onFailure()
                .recoverWithUni(
                        () ->
                                inTurn(
                                        records,
                                        record -> alone(record, handler, hopeless).emitOn(back)));
    }

    private Uni<Void> alone(
            KafkaRecord<String, byte[]> record,
            Function<List<EventEnvelope>, Uni<Void>> handler,
            List<Hopeless> hopeless) {
        return continuation
                .of(
                        record.getTopic(),
                        List.of(headers(record)),
                        () ->
                                Uni.createFrom()
                                        .item(() -> decode(record))
                                        .chain(
                                                event ->
                                                        handle(
                                                                event,
                                                                one ->
                                                                        handler.apply(
                                                                                List.of(one)))))
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            if (ending) {
                                return Uni.createFrom().nothing();
                            }
                            hopeless.add(new Hopeless(record, failure));
                            return Uni.createFrom().voidItem();
                        });
    }

    private static <T> Uni<Void> inTurn(
            Collection<T> items, Function<T, Uni<? extends Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private EventEnvelope decode(KafkaRecord<String, byte[]> record) {
        return codec.decode(headers(record), record.getPayload());
    }

    private Uni<Void> outlast(Supplier<Uni<? extends Void>> work, EventEnvelope event) {
        return Uni.createFrom()
                .deferred(work)
                .onFailure(Outage::is)
                .invoke(
                        e -> {
                            retried.increment();
                            LOG.warnf("Event %s waits: %s", event.id(), e.getMessage());
                        })
                .onFailure(Outage::is)
                .retry()
                .withBackOff(FIRST_DELAY, LONGEST_DELAY)
                .indefinitely();
    }

    private Uni<Void> handle(EventEnvelope event, Function<EventEnvelope, Uni<Void>> handler) {
        return outlast(() -> handler.apply(event), event)
                .onFailure(e -> !ending && !(e instanceof MalformedEventException))
                .retry()
                .withBackOff(FIRST_DELAY)
                .atMost(ATTEMPTS_AT_A_DEFECT);
    }

    private Uni<Void> giveUp(KafkaRecord<String, byte[]> record, Throwable failure) {
        if (ending) {
            return Uni.createFrom().nothing();
        }
        deadLettered.increment();
        LOG.errorf(
                failure,
                "A record of %s goes to the dead letters (key %s).",
                record.getTopic(),
                record.getKey());
        return Uni.createFrom().completionStage(record.nack(failure));
    }

    private static Map<String, String> headers(KafkaRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.getHeaders()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
