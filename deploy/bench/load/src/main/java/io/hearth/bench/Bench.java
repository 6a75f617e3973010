package io.hearth.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code deploy/hearth bench [create|plain|storm|instance|memory …]}: all of them without an
 * argument.
 */
public final class Bench {
    private static final List<String> ALL =
            List.of("create", "plain", "storm", "metadata", "signals", "memory");

    private Bench() {}

    /** Exits with 0 when every target is met, with 1 when one is missed. */
    public static void main(String[] arguments) throws Exception {
        Set<String> what = new TreeSet<>(arguments.length == 0 ? ALL : List.of(arguments));
        if (!ALL.containsAll(what)) {
            System.err.println("What can be measured: " + String.join(", ", ALL));
            System.exit(2);
        }
        Deployment deployment = Deployment.fromEnvironment();
        Report report = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try (BareEndpoint bare = BareEndpoint.start(deployment.bareJar())) {
            measure(what, deployment, bare, report);
        }
        report.write(deployment.results());
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
        report.heading();
        if (what.contains("plain")) {
            creates.plain();
        }
        if (what.contains("create")) {
            creates.oneHandle();
        }
        if (what.contains("storm")) {
            creates.manyHandles();
        }
        if (what.contains("metadata")) {
            instances.metadata();
        }
        if (what.contains("signals")) {
            instances.signals();
        }
        if (what.contains("memory")) {
            Memory.measure(deployment.servicePids(), report);
        }
    }
}
