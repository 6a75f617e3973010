package io.hearth.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.bench.Load.Request;
import io.hearth.bench.Load.Result;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What instances ask of the metadata- and signal-service, against an endpoint that returns the same
 * bytes.
 */
final class InstanceBenchmark {
    private static final int USERS = 16;
    private static final int RUNS = 3;
    private static final int LONGEST_WARM_UP = 10;

    /** What is still being compiled gets faster by more than this from run to run. */
    private static final double WARM = 1.05;

    private static final Duration RUN = Duration.ofSeconds(5);

    private final Deployment deployment;
    private final BareKeystone keystone;
    private final Stacks stacks;
    private final BareEndpoint bare;
    private final Report report;

    InstanceBenchmark(
            Deployment deployment,
            BareKeystone keystone,
            Stacks stacks,
            BareEndpoint bare,
            Report report) {
        this.deployment = deployment;
        this.keystone = keystone;
        this.stacks = stacks;
        this.bare = bare;
        this.report = report;
    }

    /** By token and by signatures. */
    void metadata() {
        withStack(
                (stack, path) -> {
                    reads(stack, path);
                    signedReads(stack);
                });
    }

    void signals() {
        withStack(this::signals);
    }

    private void withStack(BiConsumer<JsonNode, String> measurement) {
        String address = stacks.create(Templates.instance());
        stacks.awaitComplete(address, Duration.ofMillis(50));
        JsonNode stack = stacks.withOutputs(address);
        String path =
                "/%s/stacks/%s/%s/resources/"
                        .formatted(
                                stack.at("/stack_user_project_id").asText(),
                                stack.at("/stack_name").asText(),
                                stack.at("/id").asText());
        measurement.accept(stack, path);
        stacks.delete(address);
    }

    private void reads(JsonNode stack, String path) {
        String token =
                keystone.logInStackUser(
                                Stacks.output(stack, "user"),
                                "Bench-0nly-Passw0rd",
                                stack.at("/stack_user_project_id").asText())
                        .token();
        Request read =
                request(
                        "GET",
                        deployment.metadataService() + path + "server/metadata",
                        token,
                        null);
        String tag = probe(read).headers().firstValue("ETag").orElseThrow();
        measure("metadata reads by token per second", read, 0.6);
        measure(
                "reads of metadata that is known (304) per second",
                new Request(
                        "GET",
                        read.uri(),
                        Map.of("X-Auth-Token", token, "If-None-Match", tag),
                        null),
                0.7);
    }

    private void signedReads(JsonNode stack) {
        URI service = URI.create(deployment.metadataService());
        String access = Stacks.output(stack, "access");
        String secret = Stacks.output(stack, "secret");
        String name = stack.at("/stack_name").asText();
        String url = SigV2.describeStackResource(service, access, secret, name, "server");
        Request version2 = request("GET", url, null, null);
        byte[] answer = probe(version2).body(); // the same, whatever the version
        measure("metadata reads by signature (2) per second", version2, answer, 0.35);
        measure(
                "metadata reads by signature (4) per second",
                SigV4.describeStackResource(service, access, secret, name, "server", Instant.now()),
                answer,
                0.35);
    }

    private void signals(JsonNode stack, String path) {
        measure(
                "signals accepted per second",
                request(
                        "POST",
                        deployment.signalService() + path + "handle/signal",
                        Stacks.output(stack, "token"),
                        "{\"status\": \"SUCCESS\", \"id\": \"1\"}"),
                0.3);
        // their effect is asynchronous, and would be in the way of what is measured next
        double seconds =
                Clock.millis(
                                () ->
                                        stacks.awaitSignalsTaken(
                                                stack.at("/links/0/href").asText(), "handle"))
                        / 1000;
        report.progress(
                String.format(
                        Locale.ROOT, "the last of them had its effect after %.1f s", seconds));
    }

    /**
     * In turns with the bare endpoint; the median of the runs; then the latency at half of what was
     * reached.
     */
    private void measure(String name, Request request, double target) {
        measure(name, request, probe(request).body(), target);
    }

    private void measure(String name, Request request, byte[] answer, double target) {
        report.progress(name);
        bare.returns(answer);
        Request bareRequest =
                new Request(
                        request.method(),
                        URI.create(bare.url()),
                        request.headers(),
                        request.body());
        warmUp(bareRequest);
        warmUp(request);
        double[] ours = new double[RUNS];
        double[] bareRates = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            bareRates[run] = succeed(Load.saturate(bareRequest, USERS, RUN)).requestsPerSecond();
            ours[run] = succeed(Load.saturate(request, USERS, RUN)).requestsPerSecond();
        }
        double reached = Figure.percentile(ours, 50);
        report.add(
                Figure.ratio(name, "/s", reached, Figure.percentile(bareRates, 50), target, false));
        Result half = Load.atRate(request, (int) (reached / 2), USERS, RUN);
        report.progress(
                String.format(
                        Locale.ROOT,
                        "at %.0f per second (open model): p50 %.2f ms, p99 %.2f ms, %d not answered 2xx",
                        reached / 2,
                        half.p50Millis(),
                        half.p99Millis(),
                        half.failures()));
    }

    /** What is answered to it. */
    private static HttpResponse<byte[]> probe(Request request) {
        HttpRequest.Builder probe =
                HttpRequest.newBuilder(request.uri())
                        .method(
                                request.method(),
                                request.body() == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(request.body()));
        request.headers().forEach(probe::header);
        HttpResponse<byte[]> answer = new Json().send(probe.build());
        if (answer.statusCode() != 200 && answer.statusCode() != 304) {
            throw new IllegalStateException("%s to %s".formatted(answer, request.uri()));
        }
        return answer;
    }

    /** Until it gets no faster twice: once may be a compiler that takes the machine for itself. */
    private static void warmUp(Request request) {
        double best = 0;
        int slower = 0;
        for (int run = 0; run < LONGEST_WARM_UP && slower < 2; run++) {
            double reached = Load.saturate(request, USERS, RUN).requestsPerSecond();
            slower = reached < best * WARM ? slower + 1 : 0;
            best = Math.max(best, reached);
        }
    }

    private static Result succeed(Result result) {
        // a request that is still under way when the clock stops has no answer
        if (result.failures() > USERS * 2) {
            throw new IllegalStateException(
                    "%d requests were not answered with 2xx (%s)."
                            .formatted(result.failures(), result.failureKinds()));
        }
        return result;
    }

    private static Request request(
            String method, String url, @Nullable String token, @Nullable String body) {
        return new Request(
                method,
                URI.create(url),
                token == null
                        ? Map.of()
                        : Map.of("X-Auth-Token", token, "Content-Type", "application/json"),
                body);
    }
}
