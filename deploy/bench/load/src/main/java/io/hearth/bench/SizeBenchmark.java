package io.hearth.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Whether a resource and a signal cost in a large stack what they cost in a small one. */
final class SizeBenchmark {
    private static final List<Integer> SIZES = List.of(100, 300, 1000);
    private static final int RUNS = 5;
    private static final int NESTED = 100;
    private static final int RESOURCES_OF_A_NESTED = 20;
    private static final int TREE_RUNS = 3;
    private static final int SIGNALS = 15;

    /** How much more of the largest than of the smallest is still flat. */
    private static final double FLAT = 1.5;

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /** A tree takes seconds. */
    private static final Duration LOOK_AT_TREE_EVERY = Duration.ofMillis(100);

    private final Stacks stacks;
    private final Report report;

    SizeBenchmark(Stacks stacks, Report report) {
        this.stacks = stacks;
        this.report = report;
    }

    /** Milliseconds for each resource. */
    private record Life(double create, double update, double delete) {
        Life per(int resources) {
            return new Life(create / resources, update / resources, delete / resources);
        }

        static Life median(int runs, Supplier<Life> life) {
            List<Life> lives = Stream.generate(life).skip(1).limit(runs).toList(); // one warms up
            return new Life(
                    median(lives, Life::create),
                    median(lives, Life::update),
                    median(lives, Life::delete));
        }

        private static double median(List<Life> lives, ToDoubleFunction<Life> part) {
            return Figure.percentile(lives.stream().mapToDouble(part).toArray(), 50);
        }
    }

    void sizes() {
        report.progress("stacks of %s resources".formatted(SIZES));
        List<Life> lives = SIZES.stream().map(this::flatStack).toList();
        int smallest = SIZES.getFirst();
        for (int size = 1; size < SIZES.size(); size++) {
            String what = "a resource of %d, of %d: ".formatted(SIZES.get(size), smallest);
            compare(what, lives.get(size), lives.getFirst(), FLAT);
        }
        signals(SIZES.getLast(), smallest);
    }

    /** In turns, so that both meet the same machine. */
    private void signals(int largest, int smallest) {
        double[] large = new double[SIGNALS];
        double[] small = new double[SIGNALS];
        for (int run = 0; run < SIGNALS; run++) {
            large[run] = signalled(largest);
            small[run] = signalled(smallest);
        }
        report.add(
                Figure.ratio(
                        "a signal to a stack of %d, of %d".formatted(largest, smallest),
                        "ms",
                        Figure.percentile(large, 50),
                        Figure.percentile(small, 50),
                        FLAT,
                        true));
    }

    /** A hundred stacks within one. */
    void nested() {
        report.progress("%d nested stacks of %d".formatted(NESTED, RESOURCES_OF_A_NESTED));
        String template = Templates.nested(NESTED);
        Map<String, String> files = Map.of(Templates.INNER, Templates.many(RESOURCES_OF_A_NESTED));
        int size = NESTED * (RESOURCES_OF_A_NESTED + 1);
        Life tree =
                Life.median(TREE_RUNS, () -> life(template, files, LOOK_AT_TREE_EVERY)).per(size);
        int flat = SIZES.getLast();
        String what = "a resource of %d×%d, of %d: ".formatted(NESTED, RESOURCES_OF_A_NESTED, flat);
        compare(what, tree, flatStack(flat), Double.NaN);
    }

    private void compare(String what, Life ours, Life other, double target) {
        report.add(
                Figure.ratio(what + "create", "ms", ours.create(), other.create(), target, true));
        report.add(
                Figure.ratio(what + "update", "ms", ours.update(), other.update(), target, true));
        report.add(
                Figure.ratio(what + "delete", "ms", ours.delete(), other.delete(), target, true));
    }

    private Life flatStack(int size) {
        return Life.median(RUNS, () -> life(Templates.many(size), Map.of(), LOOK_EVERY)).per(size);
    }

    private Life life(String template, Map<String, String> files, Duration lookEvery) {
        long start = System.nanoTime();
        String stack = stacks.create(template, files);
        stacks.awaitComplete(stack, lookEvery);
        double created = Clock.millisSince(start);
        double updated =
                Clock.millis(
                        () -> {
                            stacks.update(stack, Map.of("value", "two"));
                            stacks.awaitUpdated(stack, lookEvery);
                        });
        double deleted =
                Clock.millis(
                        () -> {
                            stacks.delete(stack);
                            stacks.awaitDeleted(stack, lookEvery);
                        });
        return new Life(created, updated, deleted);
    }

    /** From a signal to the last condition of a stack until the stack is complete. */
    private double signalled(int size) {
        String stack = stacks.create(Templates.manyAndOneThatWaits(size));
        stacks.awaitBegun(stack, "condition", LOOK_EVERY);
        double millis = stacks.signalled(stack, "handle", LOOK_EVERY);
        stacks.delete(stack);
        stacks.awaitDeleted(stack);
        return millis;
    }
}
