package io.hearth.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What it takes until a stack is complete, against the Keystone calls that it cannot do without.
 */
final class CreateBenchmark {
    private static final int WARM_UP = 25;
    private static final int RUNS = 25;
    private static final int CONCURRENCY = 8;
    private static final int HANDLES = 20;

    /** A stack takes tens of milliseconds or more, a tree of twenty handles seconds. */
    private static final Duration LOOK_AT_STACK_EVERY = Duration.ofMillis(10);

    private static final Duration LOOK_AT_TREE_EVERY = Duration.ofMillis(250);

    private final BareKeystone keystone;
    private final Stacks stacks;
    private final BareEndpoint bare;
    private final Report report;

    CreateBenchmark(BareKeystone keystone, Stacks stacks, BareEndpoint bare, Report report) {
        this.keystone = keystone;
        this.stacks = stacks;
        this.bare = bare;
        this.report = report;
    }

    /** One handle: in turns with the bare calls, so that both meet the same machine. */
    void oneHandle() {
        report.progress("stacks with one handle, in turns with the bare Keystone calls");
        double[] ours = new double[RUNS];
        double[] bareCalls = new double[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            double bareMillis = bareIdentity();
            double ourMillis = create(Templates.handles(1));
            if (run >= 0) {
                ours[run] = ourMillis;
                bareCalls[run] = bareMillis;
            }
        }
        report.add(
                Figure.ratio(
                        "create → COMPLETE, one handle, p50",
                        "ms",
                        Figure.percentile(ours, 50),
                        Figure.percentile(bareCalls, 50),
                        1.5,
                        true));
        report.add(
                Figure.ratio(
                        "create → COMPLETE, one handle, p95",
                        "ms",
                        Figure.percentile(ours, 95),
                        Figure.percentile(bareCalls, 95),
                        2.0,
                        true));
    }

    /** Without identities, against a POST that does nothing. */
    void plain() {
        report.progress("stacks without identities");
        Json http = new Json();
        bare.returns("{\"stack\": {}}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        double[] ours = new double[RUNS * 2];
        double[] posts = new double[RUNS * 2];
        for (int run = -WARM_UP; run < ours.length; run++) {
            long start = System.nanoTime();
            http.call("POST", bare.url(), null, java.util.Map.of("template", Templates.plain()));
            double post = millisSince(start);
            double create = create(Templates.plain());
            if (run >= 0) {
                posts[run] = post;
                ours[run] = create;
            }
        }
        report.add(
                Figure.difference(
                        "create → COMPLETE, no identity, p50 above a bare POST",
                        "ms",
                        Figure.percentile(ours, 50),
                        Figure.percentile(posts, 50),
                        40));
    }

    /** Identities per second: eight owners with twenty handles each. */
    void manyHandles() throws Exception {
        report.progress("8 at a time, 20 handles each: the bare calls, then stacks");
        concurrently(this::bareTree);
        double bareRate = CONCURRENCY * HANDLES / concurrently(this::bareTree);
        concurrently(this::stackTree);
        concurrently(this::stackTree);
        double ourRate = CONCURRENCY * HANDLES / concurrently(this::stackTree);
        report.add(
                Figure.ratio(
                        "identities per second, 20 handles, 8 at a time",
                        "/s",
                        ourRate,
                        bareRate,
                        0.8,
                        false));
    }

    private double bareIdentity() {
        long start = System.nanoTime();
        String project = keystone.createProject();
        String user = keystone.createIdentity(project);
        double millis = millisSince(start);
        keystone.remove(project, List.of(user));
        return millis;
    }

    private double create(String template) {
        long start = System.nanoTime();
        String stack = stacks.create(template);
        stacks.awaitComplete(stack, LOOK_AT_STACK_EVERY);
        double millis = millisSince(start);
        stacks.delete(stack);
        stacks.awaitDeleted(stack);
        return millis;
    }

    private Runnable bareTree() {
        String project = keystone.createProject();
        List<String> users = new ArrayList<>();
        for (int n = 0; n < HANDLES; n++) {
            users.add(keystone.createIdentity(project));
        }
        return () -> keystone.remove(project, users);
    }

    private Runnable stackTree() {
        String stack = stacks.create(Templates.handles(HANDLES));
        stacks.awaitComplete(stack, LOOK_AT_TREE_EVERY);
        return () -> {
            stacks.delete(stack);
            stacks.awaitDeleted(stack);
        };
    }

    /** Runs the work once per owner at the same time; cleans up after the clock has stopped. */
    private static double concurrently(Callable<Runnable> work) throws Exception {
        try (ExecutorService owners = Executors.newFixedThreadPool(CONCURRENCY)) {
            long start = System.nanoTime();
            List<Future<Runnable>> trees = new ArrayList<>();
            for (int n = 0; n < CONCURRENCY; n++) {
                trees.add(owners.submit(work));
            }
            for (Future<Runnable> tree : trees) {
                tree.get();
            }
            double seconds = millisSince(start) / 1000;
            for (Future<Runnable> tree : trees) {
                tree.get().run();
            }
            return seconds;
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
