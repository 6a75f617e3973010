package io.hearth.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.bench.Load.Request;
import io.hearth.bench.Load.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ten thousand agents as os-collect-config is, each of which reads its metadata every thirty
 * seconds, for two minutes. They have the identities of a hundred instances, since Keystone would
 * need a quarter of an hour to make as many.
 */
final class AgentsBenchmark {
    private static final int AGENTS = 10_000;
    private static final int IDENTITIES = 100;
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration RUN = Duration.ofMinutes(2);
    private static final int CONNECTIONS = 64;
    private static final double TICKS_PER_SECOND = 100;

    private final Deployment deployment;
    private final Stacks stacks;
    private final Report report;

    AgentsBenchmark(Deployment deployment, Stacks stacks, Report report) {
        this.deployment = deployment;
        this.stacks = stacks;
        this.report = report;
    }

    void poll() throws IOException {
        report.progress("%d agents, one read each %d s".formatted(AGENTS, INTERVAL.toSeconds()));
        String address = stacks.create(Templates.instances(IDENTITIES));
        stacks.awaitComplete(address, Duration.ofMillis(200));
        List<Request> reads = reads(stacks.withOutputs(address));
        reads.forEach(this::awaitReadable);
        Map<String, Double> before = cpuSeconds();
        double askedBefore = keystoneRequests();
        Result result = Load.atRate(reads, (int) (AGENTS / INTERVAL.toSeconds()), CONNECTIONS, RUN);
        double polls = result.requestsPerSecond() * RUN.toSeconds();
        double asked = keystoneRequests() - askedBefore;
        cpuSeconds()
                .forEach(
                        (service, seconds) ->
                                report.progress(
                                        String.format(
                                                Locale.ROOT,
                                                "%s: %.1f %% of a core",
                                                service,
                                                100
                                                        * (seconds
                                                                - before.getOrDefault(service, 0.0))
                                                        / RUN.toSeconds())));
        report.progress(
                String.format(
                        Locale.ROOT,
                        "%.0f polls, p50 %.2f ms, p99 %.2f ms (%s)",
                        polls,
                        result.p50Millis(),
                        result.p99Millis(),
                        result.failureKinds()));
        report.add(
                Figure.value("polls of 10,000 agents not answered 2xx", "", result.failures(), 0));
        report.add(Figure.value("requests to Keystone per poll", "", asked / polls, 0.02));
        stacks.delete(address);
    }

    private List<Request> reads(JsonNode stack) {
        String name = stack.at("/stack_name").asText();
        URI service = URI.create(deployment.metadataService());
        List<Request> reads = new ArrayList<>();
        for (int n = 0; n < IDENTITIES; n++) {
            String url =
                    SigV2.describeStackResource(
                            service,
                            Stacks.output(stack, "access" + n),
                            Stacks.output(stack, "secret" + n),
                            name,
                            "server");
            reads.add(new Request("GET", URI.create(url), Map.of(), null));
        }
        return reads;
    }

    private void awaitReadable(Request read) {
        int status = new Json().send(HttpRequest.newBuilder(read.uri()).build()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("%d to %s".formatted(status, read.uri()));
        }
    }

    /** Of the processes by now, user and system. */
    private Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new TreeMap<>();
        deployment
                .servicePids()
                .forEach((service, pid) -> seconds.put(service, ticks(pid) / TICKS_PER_SECOND));
        return seconds;
    }

    private static double ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        } catch (IOException e) {
            throw new IllegalStateException("Process %d tells nothing.".formatted(pid), e);
        }
    }

    /** How often the metadata-service has asked Keystone who somebody is. */
    private double keystoneRequests() {
        String url = deployment.metadataService().replaceFirst("/v1$", "/q/metrics");
        byte[] metrics = new Json().send(HttpRequest.newBuilder(URI.create(url)).build()).body();
        return new String(metrics, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("hearth_access_keystone_asked_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
