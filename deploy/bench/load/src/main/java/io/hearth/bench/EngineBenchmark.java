package io.hearth.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** What the stack engine takes for stacks without identities, against a POST that does nothing. */
final class EngineBenchmark {
    private static final int CLIENTS = 8;
    private static final int STACKS_OF_A_CLIENT = 12;
    private static final int RESOURCES_OF_A_STACK = 20;
    private static final int RESOURCES_TO_VALIDATE = 500;
    private static final int VALIDATIONS = 25;
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final Json http = new Json();
    private final Stacks stacks;
    private final BareEndpoint bare;
    private final Report report;

    EngineBenchmark(Stacks stacks, BareEndpoint bare, Report report) {
        this.stacks = stacks;
        this.bare = bare;
        this.report = report;
    }

    /** Creating and deleting, by clients at the same time. */
    void clients() throws Exception {
        report.progress("stacks are created and deleted, %d at a time".formatted(CLIENTS));
        String template = Templates.many(RESOURCES_OF_A_STACK);
        DoubleSupplier post = () -> barePost(template);
        DoubleSupplier life = () -> createdAndDeleted(template);
        bare.returns("{}".getBytes(StandardCharsets.UTF_8));
        atTheSameTime(post);
        atTheSameTime(life);
        Rate posts = atTheSameTime(post);
        Rate lives = atTheSameTime(life);
        String what = "stack of %d created and deleted, ".formatted(RESOURCES_OF_A_STACK);
        report.add(Figure.told(what + "p50", "ms", lives.millis(50), posts.millis(50)));
        report.add(Figure.told(what + "p95", "ms", lives.millis(95), posts.millis(95)));
        report.add(Figure.told(what + "rate", "/s", lives.perSecond(), posts.perSecond()));
    }

    void validation() {
        report.progress("a template is validated");
        String template = Templates.many(RESOURCES_TO_VALIDATE);
        bare.returns("{}".getBytes(StandardCharsets.UTF_8));
        double[] ours = new double[VALIDATIONS];
        double[] posts = new double[VALIDATIONS];
        for (int run = 0; run < VALIDATIONS * 2; run++) { // the first half warms up
            posts[run % VALIDATIONS] = barePost(template);
            ours[run % VALIDATIONS] = Clock.millis(() -> stacks.validate(template));
        }
        for (int percent : new int[] {50, 95}) {
            report.add(
                    Figure.told(
                            "template of %d resources validated, p%d"
                                    .formatted(RESOURCES_TO_VALIDATE, percent),
                            "ms",
                            Figure.percentile(ours, percent),
                            Figure.percentile(posts, percent)));
        }
    }

    private double barePost(String template) {
        return Clock.millis(
                () -> http.call("POST", bare.url(), null, Map.of("template", template)));
    }

    private double createdAndDeleted(String template) {
        return Clock.millis(
                () -> {
                    String stack = stacks.create(template);
                    stacks.awaitComplete(stack, LOOK_EVERY);
                    stacks.delete(stack);
                    stacks.awaitDeleted(stack, LOOK_EVERY);
                });
    }

    /** Every client does the work again and again. */
    private static Rate atTheSameTime(DoubleSupplier millis) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            long start = System.nanoTime();
            List<Future<double[]>> work = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                work.add(
                        clients.submit(
                                () ->
                                        DoubleStream.generate(millis)
                                                .limit(STACKS_OF_A_CLIENT)
                                                .toArray()));
            }
            DoubleStream all = DoubleStream.empty();
            for (Future<double[]> client : work) {
                all = DoubleStream.concat(all, DoubleStream.of(client.get()));
            }
            return new Rate(all.toArray(), Clock.millisSince(start) / 1000);
        }
    }

    private record Rate(double[] each, double seconds) {
        double millis(int percent) {
            return Figure.percentile(each, percent);
        }

        double perSecond() {
            return each.length / seconds;
        }
    }
}
