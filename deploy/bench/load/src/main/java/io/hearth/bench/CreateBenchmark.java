package io.hearth.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * What it takes until a stack is complete, against the Keystone calls that it cannot do without.
 */
final class CreateBenchmark {
    private static final int RUNS = 25;
    private static final int LONGEST_WARM_UP = 8;

    /** What is still being compiled gets faster by more than this from round to round. */
    private static final double WARM = 0.95;

    private static final int CONCURRENCY = 8;
    private static final int HANDLES = 20;
    private static final int HANDLES_OF_A_LARGE_STACK = 100;
    private static final int TREE_WARM_UP = 3;
    private static final int TREE_RUNS = 3;

    /** A stack takes tens of milliseconds or more, a tree of twenty handles seconds. */
    private static final Duration LOOK_AT_STACK_EVERY = Duration.ofMillis(10);

    private static final Duration LOOK_AT_LARGE_STACK_EVERY = Duration.ofMillis(50);

    private static final Duration LOOK_AT_TREE_EVERY = Duration.ofMillis(250);

    private final Json http = new Json();
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
        warmUp(() -> create(Templates.handles(1)));
        double[] ours = new double[RUNS];
        double[] bareCalls = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            bareCalls[run] = bareIdentity();
            ours[run] = create(Templates.handles(1));
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
        bare.returns("{\"stack\": {}}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        warmUp(this::barePost);
        warmUp(() -> create(Templates.plain()));
        double[] ours = new double[RUNS * 2];
        double[] posts = new double[RUNS * 2];
        for (int run = 0; run < ours.length; run++) {
            posts[run] = barePost();
            ours[run] = create(Templates.plain());
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
        for (int run = 0; run < TREE_WARM_UP; run++) {
            concurrently(this::stackTree);
        }
        double[] ours = new double[TREE_RUNS];
        double[] bareRates = new double[TREE_RUNS];
        for (int run = 0; run < TREE_RUNS; run++) {
            bareRates[run] = CONCURRENCY * HANDLES / concurrently(this::bareTree);
            ours[run] = CONCURRENCY * HANDLES / concurrently(this::stackTree);
        }
        report.add(
                Figure.ratio(
                        "identities per second, 20 handles, 8 at a time",
                        "/s",
                        Figure.percentile(ours, 50),
                        Figure.percentile(bareRates, 50),
                        0.8,
                        false));
    }

    /** Until it gets no faster. */
    private static void warmUp(DoubleSupplier millis) {
        double before = Double.MAX_VALUE;
        for (int round = 0; round < LONGEST_WARM_UP; round++) {
            double reached =
                    Figure.percentile(DoubleStream.generate(millis).limit(RUNS).toArray(), 50);
            if (reached > before * WARM) {
                return;
            }
            before = reached;
        }
    }

    /** One stack, so that nothing is made side by side but what one event brings. */
    void oneLargeStack() throws Exception {
        report.progress(
                "%d identities, %d at a time: the bare calls, then one stack"
                        .formatted(HANDLES_OF_A_LARGE_STACK, CONCURRENCY));
        double[] ours = new double[TREE_RUNS];
        double[] bareRates = new double[TREE_RUNS];
        largeStack();
        for (int run = 0; run < TREE_RUNS; run++) {
            bareRates[run] = HANDLES_OF_A_LARGE_STACK / bareLargeStack();
            ours[run] = HANDLES_OF_A_LARGE_STACK / largeStack();
        }
        report.add(
                Figure.ratio(
                        "identities per second, one stack of %d handles"
                                .formatted(HANDLES_OF_A_LARGE_STACK),
                        "/s",
                        Figure.percentile(ours, 50),
                        Figure.percentile(bareRates, 50),
                        0.85,
                        false));
    }

    /** Seconds. */
    private double largeStack() {
        return create(Templates.handles(HANDLES_OF_A_LARGE_STACK), LOOK_AT_LARGE_STACK_EVERY)
                / 1000;
    }

    /** Seconds. */
    private double bareLargeStack() throws Exception {
        long start = System.nanoTime();
        String project = keystone.createProject();
        Callable<String> identity = () -> keystone.createIdentity(project);
        List<String> users = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CONCURRENCY)) {
            for (Future<String> user :
                    callers.invokeAll(Collections.nCopies(HANDLES_OF_A_LARGE_STACK, identity))) {
                users.add(user.get());
            }
        }
        double seconds = Clock.millisSince(start) / 1000;
        keystone.remove(project, users);
        return seconds;
    }

    private double barePost() {
        long start = System.nanoTime();
        http.call("POST", bare.url(), null, Map.of("template", Templates.plain()));
        return Clock.millisSince(start);
    }

    private double bareIdentity() {
        long start = System.nanoTime();
        String project = keystone.createProject();
        String user = keystone.createIdentity(project);
        double millis = Clock.millisSince(start);
        keystone.remove(project, List.of(user));
        return millis;
    }

    private double create(String template) {
        return create(template, LOOK_AT_STACK_EVERY);
    }

    private double create(String template, Duration lookEvery) {
        long start = System.nanoTime();
        String stack = stacks.create(template);
        stacks.awaitComplete(stack, lookEvery);
        double millis = Clock.millisSince(start);
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
            double seconds = Clock.millisSince(start) / 1000;
            for (Future<Runnable> tree : trees) {
                tree.get().run();
            }
            return seconds;
        }
    }
}
