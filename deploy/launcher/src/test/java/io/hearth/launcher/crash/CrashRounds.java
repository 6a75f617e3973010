package io.hearth.launcher.crash;

import static io.hearth.launcher.parts.Operation.CREATE;
import static io.hearth.launcher.parts.Operation.DELETE;
import static io.hearth.launcher.parts.Operation.FAILING_CREATE;
import static io.hearth.launcher.parts.Operation.FAILING_UPDATE;
import static io.hearth.launcher.parts.Operation.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.KeystoneClient;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.Administrator;
import io.hearth.launcher.parts.Database;
import io.hearth.launcher.parts.Owner;
import io.hearth.launcher.parts.PartProcess;
import io.hearth.launcher.parts.StackDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Three trees live at once on a Hearth that runs; in each round something is asked of each of them,
 * stack-api is killed at a random moment, and in some rounds once more while it takes up its work.
 * Then each tree must come to its end, with nothing missing and nothing made twice.
 */
public final class CrashRounds implements AutoCloseable {
    private static final int LATEST_MILLIS = 6_000;
    private static final int LATEST_AGAIN_MILLIS = 3_000;

    private final KeystoneClient admin;
    private final PartProcess victim;
    private final StackDomain domain;
    private final Examination examination;
    private final List<Tree> trees;

    /**
     * @param state of a Hearth that runs, with a Keystone of its own
     */
    public CrashRounds(StateDirectory state) {
        admin = Administrator.of(state);
        victim = new PartProcess(Part.STACK_API, state);
        domain = StackDomain.seenBy(admin);
        examination =
                new Examination(
                        Database.of(Part.STACK_API, state),
                        Database.of(Part.IDENTITY_WORKER, state),
                        domain);
        Owner owner = new Owner(DemoCommand.world(state), admin.keystone());
        trees =
                List.of(
                        new Tree(owner, "ash", List.of(CREATE, UPDATE, FAILING_UPDATE, DELETE)),
                        new Tree(owner, "elm", List.of(CREATE, FAILING_UPDATE, UPDATE, DELETE)),
                        new Tree(owner, "oak", List.of(FAILING_CREATE, DELETE, CREATE, DELETE)));
    }

    /**
     * @param seed the same one gives the same moments
     */
    public void run(int rounds, long seed) throws Exception {
        List<String> before = domain.everything();
        System.out.printf("crash rounds: %d, hearth.crash.seed=%d%n", rounds, seed);
        for (int round = 1; round <= rounds; round++) {
            round(round, new Random(seed + round));
        }
        for (Tree tree : trees) {
            if (tree.exists()) {
                tree.prepare(DELETE);
                tree.request();
                tree.awaitEnd();
                examination.check(tree);
            }
        }
        assertThat(domain.everything()).as("the domain in Keystone").isEqualTo(before);
    }

    private void round(int round, Random random) throws Exception {
        for (Tree tree : trees) {
            tree.prepare();
        }
        List<CompletableFuture<Void>> requests = new ArrayList<>();
        trees.forEach(tree -> requests.add(CompletableFuture.runAsync(tree::request)));
        String report = kill(random.nextInt(LATEST_MILLIS));
        if (random.nextInt(3) == 0) {
            victim.awaitReady();
            report += ", " + kill(random.nextInt(LATEST_AGAIN_MILLIS));
        }
        long killed = System.nanoTime();
        requests.forEach(CompletableFuture::join);
        victim.awaitReady();
        for (Tree tree : trees) {
            tree.awaitEnd();
        }
        double seconds = (System.nanoTime() - killed) / 1e9;
        for (Tree tree : trees) {
            examination.check(tree);
        }
        System.out.printf(
                "  round %d: killed %s; all ended after %.1f s%n", round, report, seconds);
    }

    /** Tells when, and how far the trees had come. */
    private String kill(long millis) throws Exception {
        long began = System.nanoTime();
        victim.killAfter(millis);
        long lived = (System.nanoTime() - began) / 1_000_000;
        List<String> progress = new ArrayList<>();
        for (Tree tree : trees) {
            progress.add(
                    "%s %s %s"
                            .formatted(
                                    tree.name(),
                                    tree.operation(),
                                    examination.progress(tree.name())));
        }
        return progress.stream()
                .collect(Collectors.joining(", ", "after %d ms (".formatted(lived), ")"));
    }

    @Override
    public void close() {
        admin.close();
    }
}
