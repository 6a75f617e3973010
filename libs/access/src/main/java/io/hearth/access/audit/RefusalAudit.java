package io.hearth.access.audit;

import io.github.bucket4j.Bucket;
import io.hearth.access.Caller;
import io.hearth.access.rest.RequestIds;
import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.messaging.BestEffort;
import io.hearth.messaging.BusProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log and {@code hearth.audit} of refused requests, as best it can: a caller who is
 * refused very often, or a broker that is away, costs neither memory nor the answer's time. What is
 * left out is counted.
 */
@ApplicationScoped
@Startup // a rate that cannot be keeps the service from starting
public class RefusalAudit {
    /** Refusals that were not told, because there were too many or the broker was away. */
    public static final String DROPPED = "hearth.audit.dropped";

    private static final String PER_SECOND = "hearth.audit.per-second";
    private static final Logger LOG = Logger.getLogger(RefusalAudit.class);

    /** How many may come at once, in seconds of the rate. */
    private static final int BURST = 20;

    private static final int LONGEST = 512;

    private final Clock clock = Clock.systemUTC();
    private final Caller caller;
    private final BestEffort teller;
    private final Counter dropped;
    private final Bucket pace;
    private final Optional<String> secretPath;

    RefusalAudit(
            Caller caller,
            BusProducer bus,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = PER_SECOND, defaultValue = "50") int perSecond,
            @ConfigProperty(name = "hearth.tracing.secret-path") Optional<String> secretPath) {
        this.caller = caller;
        this.teller = new BestEffort(bus, application, "refusal-audit");
        this.dropped = meters.counter(DROPPED);
        this.pace = pace(perSecond);
        this.secretPath = secretPath;
    }

    static Bucket pace(int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException(
                    "%s is %d; it is to be at least 1.".formatted(PER_SECOND, perSecond));
        }
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity((long) perSecond * BURST)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /**
     * Returns at once and never fails.
     *
     * @param denial who the request's token is of need not be said in it
     */
    public void tell(HttpServerRequest request, int status, Denial denial) {
        if (!pace.tryConsume(1)) {
            dropped.increment();
            return;
        }
        RequestRefused refusal = refusal(request, status, known(denial));
        LOG.infof(
                "Request %s of user %s, access key %s, is refused: %d to %s %s, %s%s.",
                refusal.requestId(),
                orNobody(refusal.userId()),
                orNobody(refusal.accessKey()),
                status,
                refusal.method(),
                refusal.path(),
                refusal.reason(),
                refusal.about() == null ? "" : " (" + refusal.about() + ")");
        teller.tell(refusal, refusal.refusedAt(), dropped::increment);
    }

    private Denial known(Denial denial) {
        return denial.userId() == null ? caller.known().map(denial::by).orElse(denial) : denial;
    }

    private RequestRefused refusal(HttpServerRequest request, int status, Denial denial) {
        return new RequestRefused(
                RequestIds.of(request),
                request.method().name(),
                path(request.path()),
                status,
                denial.reason(),
                denial.userId(),
                denial.projectId(),
                clean(denial.accessKey()),
                clean(denial.about()),
                clock.instant());
    }

    /** Still percent-encoded, so that it is one line. */
    private String path(@Nullable String asItCame) {
        String path = asItCame == null ? "" : asItCame;
        return secretPath
                .filter(path::startsWith)
                .map(secret -> secret + "withheld")
                .orElseGet(() -> shortened(path));
    }

    /** What a caller wrote does not make lines of its own. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : shortened(text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?"));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String orNobody(@Nullable String name) {
        return name == null ? "-" : name;
    }

    @PreDestroy
    void close() {
        teller.close();
    }
}
