package io.hearth.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code deploy/hearth bench [WHAT …]}: all but the nested stacks without an argument, since a tree
 * of that size is more than a Hearth allows unless it is told to.
 */
public final class Bench {
    private static final List<String> ALL =
            List.of(
                    "plain",
                    "create",
                    "storm",
                    "metadata",
                    "signals",
                    "visibility",
                    "agents",
                    "memory",
                    "clients",
                    "validate",
                    "sizes");

    /** Takes {@code HEARTH_LIMIT_MAX_RESOURCES_PER_STACK=-1} when Hearth starts. */
    private static final String NESTED = "nested";

    /** Takes {@code HEARTH_LIMIT_MAX_STACKS_PER_TENANT=-1} when Hearth starts. */
    private static final String LOADED = "loaded";

    private static final int LOAD = 1_000;

    private Bench() {}

    /** Exits with 0 when every target is met, with 1 when one is missed. */
    public static void main(String[] arguments) throws Exception {
        Set<String> what = new TreeSet<>(arguments.length == 0 ? ALL : List.of(arguments));
        if (!Stream.concat(ALL.stream(), Stream.of(NESTED, LOADED)).toList().containsAll(what)) {
            System.err.println(
                    "What can be measured: %s, %s, %s"
                            .formatted(String.join(", ", ALL), NESTED, LOADED));
            System.exit(2);
        }
        Deployment deployment = Deployment.fromEnvironment();
        Report report = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try (BareEndpoint bare = BareEndpoint.start(deployment.bareJar())) {
            measure(what, deployment, bare, report);
        } finally {
            report.write(deployment.results()); // what was measured stays, whatever came then
        }
        System.exit(report.allMet() ? 0 : 1);
    }

    private static void measure(
            Set<String> what, Deployment deployment, BareEndpoint bare, Report report)
            throws Exception {
        BareKeystone keystone = new BareKeystone(deployment);
        Stacks stacks = new Stacks(deployment, keystone.logIn(deployment.owner()));
        CreateBenchmark creates = new CreateBenchmark(keystone, stacks, bare, report);
        InstanceBenchmark instances =
                new InstanceBenchmark(deployment, keystone, stacks, bare, report);
        if (what.contains(LOADED)) {
            stacks.load(LOAD, report);
        }
        report.heading();
        if (what.contains("plain")) {
            creates.plain();
        }
        if (what.contains("create")) {
            creates.oneHandle();
        }
        if (what.contains("storm")) {
            creates.manyHandles();
            creates.oneLargeStack();
        }
        if (what.contains("metadata")) {
            instances.metadata();
        }
        if (what.contains("signals")) {
            instances.signals();
        }
        if (what.contains("visibility")) {
            new VisibilityBenchmark(stacks, report).changes();
        }
        if (what.contains("agents")) {
            new AgentsBenchmark(deployment, stacks, report).poll();
        }
        if (what.contains("memory")) {
            Memory.measure(deployment.servicePids(), report);
        }
        measureEngine(what, stacks, bare, report);
    }

    private static void measureEngine(
            Set<String> what, Stacks stacks, BareEndpoint bare, Report report) throws Exception {
        EngineBenchmark engine = new EngineBenchmark(stacks, bare, report);
        SizeBenchmark sizes = new SizeBenchmark(stacks, report);
        if (what.contains("clients")) {
            engine.clients();
        }
        if (what.contains("validate")) {
            engine.validation();
        }
        if (what.contains("sizes")) {
            sizes.sizes();
        }
        if (what.contains(NESTED)) {
            sizes.nested();
        }
    }
}
