package io.hearth.bench;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.handlers.TransferSizeRecorder;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.config.Protocol;
import io.hyperfoil.http.statistics.HttpStats;
import io.hyperfoil.http.steps.HttpStepCatalog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HTTP load by Hyperfoil: what 16 users who always ask reach, and the latency at a constant rate
 * below it.
 */
final class Load {
    private static final int THREADS = 1;

    private Load() {}

    /** A request that is repeated. */
    record Request(String method, URI uri, Map<String, String> headers, @Nullable String body) {
        String target() {
            String query = uri.getRawQuery();
            return uri.getRawPath() + (query == null ? "" : "?" + query);
        }
    }

    /**
     * What was measured.
     *
     * @param requestsPerSecond that were answered with 2xx or 304
     * @param p99Millis from the time a request was due, not from when it could be sent
     * @param failureKinds how many requests ended in which other way
     */
    record Result(
            double requestsPerSecond,
            double p50Millis,
            double p99Millis,
            long failures,
            String failureKinds) {}

    /** As many requests as a number of users get answered who each ask again at once. */
    static Result saturate(Request request, int users, Duration duration) {
        BenchmarkBuilder benchmark = benchmark(request, users);
        step(
                benchmark.addPhase("run").always(users).duration(duration.toMillis()),
                request,
                request::target);
        return run(benchmark.build(), duration);
    }

    /** Requests at a constant rate, whatever the answers take (open model). */
    static Result atRate(Request request, int perSecond, int connections, Duration duration) {
        return atRate(List.of(request), perSecond, connections, duration);
    }

    /**
     * Any of several requests at a constant rate.
     *
     * @param requests that differ in nothing but their targets
     */
    static Result atRate(
            List<Request> requests, int perSecond, int connections, Duration duration) {
        Request request = requests.getFirst();
        List<String> targets = requests.stream().map(Request::target).toList();
        BenchmarkBuilder benchmark = benchmark(request, connections);
        step(
                benchmark
                        .addPhase("run")
                        .constantRate(perSecond)
                        .variance(true)
                        .maxSessions(connections * 50)
                        .duration(duration.toMillis()),
                request,
                () -> targets.get(ThreadLocalRandom.current().nextInt(targets.size())));
        return run(benchmark.build(), duration);
    }

    private static BenchmarkBuilder benchmark(Request request, int connections) {
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("load").threads(THREADS);
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .http()
                .protocol(Protocol.HTTP)
                .host(request.uri().getHost())
                .port(request.uri().getPort())
                .allowHttp2(false)
                .sharedConnections(connections)
                .requestTimeout(20_000);
        return benchmark;
    }

    private static void step(
            io.hyperfoil.api.config.PhaseBuilder<?> phase,
            Request request,
            Supplier<String> target) {
        var step =
                phase.scenario()
                        .initialSequence("request")
                        .step(HttpStepCatalog.SC)
                        .httpRequest(HttpMethod.valueOf(request.method()))
                        .path(session -> target.get());
        request.headers().forEach((name, value) -> step.headers().header(name, value));
        if (request.body() != null) {
            step.body(request.body());
        }
        step.handler().rawBytes(new TransferSizeRecorder("bytes"));
        step.endStep().endSequence();
    }

    private static Result run(Benchmark benchmark, Duration duration) {
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        benchmark,
                        (phase, stepId, metric, snapshot, countDown) -> all.add(snapshot),
                        null,
                        null)
                .run();
        HttpStats http = HttpStats.get(all);
        long good = http.status_2xx + http.status_3xx;
        return new Result(
                good / (duration.toMillis() / 1000.0),
                all.histogram.getValueAtPercentile(50) / 1e6,
                all.histogram.getValueAtPercentile(99) / 1e6,
                all.requestCount - good,
                "4xx: %d, 5xx: %d, timed out: %d, connection lost: %d, unfinished: %d"
                        .formatted(
                                http.status_4xx,
                                http.status_5xx,
                                all.requestTimeouts,
                                all.connectionErrors,
                                all.requestCount - all.responseCount));
    }
}
