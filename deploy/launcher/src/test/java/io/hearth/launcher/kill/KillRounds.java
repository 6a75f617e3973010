package io.hearth.launcher.kill;

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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Stacks with identities are made and deleted all the time; in each round identity-worker or
 * Kafka's broker is killed at a random moment, and the launcher starts it again; the next round
 * begins when some stack has been made or deleted meanwhile. In the end every stack has come to its
 * end, and Keystone holds what the stacks want and nothing else.
 */
public final class KillRounds implements AutoCloseable {
    private static final List<Part> VICTIMS = List.of(Part.IDENTITY_WORKER, Part.KAFKA);
    private static final int LANES = 4;
    private static final int LATEST_MILLIS = 6_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String STACKS_NOT_AT_THEIR_END =
            """
            select concat_ws(' ', name, action, status) from stack
            where deleted_at is null and status <> 'COMPLETE'
            """;
    private static final String IDENTITIES_NOT_AT_THEIR_END =
            """
            select concat_ws(' ', kind, stack_name, resource, desired, phase) from identity
            where phase = 'FAILED' or not settled
            """;

    private final KeystoneClient admin;
    private final StackDomain domain;
    private final Database stacks;
    private final Database identities;
    private final Map<Part, PartProcess> victims = new EnumMap<>(Part.class);
    private final List<Lane> lanes;
    private final List<String> before;

    /**
     * @param state of a Hearth that runs, with a Keystone of its own
     */
    public KillRounds(StateDirectory state) throws Exception {
        admin = Administrator.of(state);
        domain = StackDomain.seenBy(admin);
        stacks = Database.of(Part.STACK_API, state);
        identities = Database.of(Part.IDENTITY_WORKER, state);
        VICTIMS.forEach(part -> victims.put(part, new PartProcess(part, state)));
        Owner owner = new Owner(DemoCommand.world(state), admin.keystone());
        String template = template();
        String run = UUID.randomUUID().toString().substring(0, 6);
        lanes =
                IntStream.rangeClosed(1, LANES)
                        .mapToObj(
                                n ->
                                        new Lane(
                                                owner,
                                                domain,
                                                "lane-%d-%s".formatted(n, run),
                                                template))
                        .toList();
        before = domain.everything();
    }

    private static String template() throws Exception {
        try (InputStream stream = KillRounds.class.getResourceAsStream("/kill/stack.yaml")) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Leaves a stack of each lane.
     *
     * @param seed the same one gives the same moments
     */
    public void run(int rounds, long seed) throws Exception {
        System.out.printf("kill rounds: %d, hearth.kill.seed=%d%n", rounds, seed);
        Random random = new Random(seed);
        AtomicBoolean stopped = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> load =
                    lanes.stream()
                            .map(
                                    lane ->
                                            CompletableFuture.runAsync(
                                                    () -> lane.run(stopped::get), threads))
                            .toList();
            try {
                for (int round = 1; round <= rounds; round++) {
                    kill(round, random, load);
                }
            } finally {
                stopped.set(true);
            }
            load.forEach(CompletableFuture::join);
        }
        awaitQuiet();
        System.out.printf(
                "kill rounds: %d kills, %d stacks, all complete or deleted%n", rounds, made());
    }

    private void kill(int round, Random random, List<CompletableFuture<Void>> load)
            throws Exception {
        int before = steps();
        PartProcess victim =
                Objects.requireNonNull(victims.get(VICTIMS.get(random.nextInt(VICTIMS.size()))));
        int millis = random.nextInt(LATEST_MILLIS);
        victim.killAfter(millis);
        long killed = System.nanoTime();
        victim.awaitReady();
        double seconds = (System.nanoTime() - killed) / 1e9;
        // or a busy machine would do nothing but start again
        Awaitility.await("a stack made or deleted")
                .atMost(PATIENCE)
                .until(() -> steps() > before || load.stream().anyMatch(Future::isDone));
        load.stream().filter(Future::isDone).forEach(CompletableFuture::join);
        System.out.printf(
                "  round %d: killed %s after %d ms, back after %.1f s; %d stacks so far%n",
                round, victim.part().label(), millis, seconds, made());
    }

    private int steps() {
        return lanes.stream().mapToInt(Lane::steps).sum();
    }

    private int made() {
        return lanes.stream().mapToInt(Lane::made).sum();
    }

    /** Deletes what {@link #run} has left; then the domain is as it was before. */
    public void end() throws Exception {
        for (Lane lane : lanes) {
            lane.delete();
        }
        awaitQuiet();
        assertThat(domain.everything()).as("the domain in Keystone").isEqualTo(before);
    }

    private void awaitQuiet() {
        Awaitility.await("the end of all")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            assertThat(stacks.texts(STACKS_NOT_AT_THEIR_END)).isEmpty();
                            assertThat(identities.texts(IDENTITIES_NOT_AT_THEIR_END)).isEmpty();
                        });
    }

    @Override
    public void close() {
        admin.close();
    }
}
