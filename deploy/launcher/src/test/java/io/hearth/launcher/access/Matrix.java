package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Principal;
import io.hearth.launcher.access.model.Role;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.story.StoryWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Three tenants and all that is theirs, and everybody who asks for it. It leaves nothing behind.
 */
public final class Matrix implements AutoCloseable {
    private static final int MOST_SHOWN = 20;
    private static final int SEED = 20131206;

    private final People people;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Trees trees = new Trees();
    private final StoryWorld world;
    private final String cloudwatch;

    /** On a Hearth that runs. */
    public Matrix(StateDirectory state) {
        people = new People(state);
        world = DemoCommand.world(state);
        cloudwatch =
                "http://127.0.0.1:%d"
                        .formatted(Settings.load(state).ports().of(Listener.CLOUDWATCH));
    }

    /**
     * What is decided otherwise than the model has it, with a word of how much was asked.
     *
     * @param share one question in so many is asked, of every kind
     */
    public Report ask(int share) throws Exception {
        Instant began = Instant.now();
        List<Tenant> tenants =
                List.of(
                        people.newTenant("one"),
                        people.newTenant("two"),
                        people.newTenant("three"));
        for (Tenant tenant : tenants) {
            subscriptions.add(tenant);
        }
        trees.plant(tenants.get(0), "usual", Trees.USUAL_MINUTES);
        trees.plant(tenants.get(0), "patient", Trees.PATIENT_MINUTES);
        trees.plant(tenants.get(1), "usual", Trees.USUAL_MINUTES);
        trees.plant(tenants.get(2), "patient", Trees.PATIENT_MINUTES);
        List<Level> levels = trees.grown();
        List<Subscription> subscribed = subscriptions.reached();
        List<Caller> callers = callers(tenants, levels);
        Instant planted = Instant.now();

        Asker asker = new Asker(requests(), new Secrecy(levels));
        List<Outcome> outcomes =
                new ArrayList<>(
                        asker.ask(
                                some(
                                        new Questions(tenants, subscribed, levels).of(callers),
                                        share)));
        outcomes.addAll(asker.ask(new Sacrifices(trees, tenants, subscribed).of(callers)));
        return report(
                outcomes,
                Duration.between(began, planted),
                Duration.between(planted, Instant.now()));
    }

    /** The same ones in every run. */
    private static List<Cell> some(List<Cell> cells, int share) {
        Random chosen = new Random(SEED);
        return cells.stream().filter(cell -> chosen.nextInt(share) == 0).toList();
    }

    private List<Caller> callers(List<Tenant> tenants, List<Level> levels) throws Exception {
        Callers callers = new Callers(people);
        Level near = levels.getFirst();
        callers.addStrangers(near);
        for (Tenant tenant : tenants) {
            callers.addTenant(tenant, near);
        }
        callers.addUser(
                new Principal.User("the admin", people.adminProject(), Role.ADMIN),
                people.admin(),
                near);
        levels.forEach(callers::addInstancesOf);
        return callers.all();
    }

    private Requests requests() {
        return new Requests(
                withoutVersion(world.orchestration()),
                withoutVersion(world.cloudformation()),
                cloudwatch);
    }

    private static String withoutVersion(String address) {
        return address.replaceFirst("/v1/?$", "");
    }

    private static Report report(List<Outcome> outcomes, Duration planting, Duration asking) {
        List<String> wrong =
                outcomes.stream()
                        .filter(outcome -> !outcome.isRight())
                        .map(Outcome::toString)
                        .sorted()
                        .toList();
        return new Report(
                outcomes.size(),
                outcomes.stream().filter(Outcome::allowed).count(),
                wrong.size(),
                wrong.stream().limit(MOST_SHOWN).toList(),
                planting,
                asking);
    }

    /**
     * What came of it.
     *
     * @param shown the first of what is wrong
     */
    public record Report(
            int decisions,
            long allowed,
            int wrong,
            List<String> shown,
            Duration planting,
            Duration asking) {
        public Report {
            shown = List.copyOf(shown);
        }

        @Override
        public String toString() {
            return "Access matrix: %,d decisions, %,d allowed, %,d denied, %,d wrong; %d s to plant, %d s to ask."
                    .formatted(
                            decisions,
                            allowed,
                            decisions - allowed,
                            wrong,
                            planting.toSeconds(),
                            asking.toSeconds());
        }
    }

    @Override
    public void close() throws Exception {
        try {
            trees.fell();
            subscriptions.end();
        } finally {
            people.close();
        }
    }
}
