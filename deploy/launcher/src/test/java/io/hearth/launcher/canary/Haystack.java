package io.hearth.launcher.canary;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.canary.Canary.Sight;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.TraceCollector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A Hearth that has had every secret, and the places where none of them may be. */
public final class Haystack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENTS = "topics";
    private static final String COLLEAGUE = "answers to a colleague";
    private static final String OWNER = "answers to the owner that tell no secret";

    /** By their names. */
    public static final List<String> PLACES =
            List.of(
                    "logs and configuration",
                    EVENTS,
                    "databases",
                    "traces",
                    "metrics, health and the operator's view",
                    "answers to strangers",
                    COLLEAGUE,
                    OWNER,
                    "answers to an instance");

    private final Cast cast;
    private final Map<String, Canary> planted = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Canary> secrets = new ArrayList<>();

    private Haystack(Cast cast) {
        this.cast = cast;
        PLACES.forEach(
                name ->
                        planted.put(
                                name,
                                new Canary(
                                        "what is planted in " + name,
                                        Canary.random(),
                                        Sight.HOLDER)));
    }

    /**
     * Lets all happen that has to do with secrets.
     *
     * @param databasePassword what the services log in with
     */
    public static Haystack on(StateDirectory state, TraceCollector traces, String databasePassword)
            throws Exception {
        Haystack haystack = new Haystack(new Cast(state));
        haystack.secrets.addAll(StoredSecrets.of(state));
        haystack.secrets.add(new Canary("the databases' password", databasePassword, Sight.HOLDER));
        haystack.live(state, traces);
        return haystack;
    }

    private void live(StateDirectory state, TraceCollector traces) throws Exception {
        Cast.Member owner = cast.owner();
        Cast.Member other = cast.other();
        PlantedStack stack = new PlantedStack(owner, text("answers to an instance"));
        secrets.addAll(stack.live());
        String cloudformation = DemoCommand.world(state).cloudformation();
        secrets.addAll(new Mishaps(cast, cloudformation).happen(stack));
        Cast.Member colleague = cast.newColleague();
        Cast.Member instance =
                cast.instance(stack.output("user"), stack.password(), stack.domainProject());
        secrets.add(cast.colleaguesPassword());
        for (Cast.Member member : List.of(owner, other, cast.admin(), colleague, instance)) {
            secrets.add(member.token());
        }

        String path = stack.url().substring(stack.url().indexOf("/stacks/"));
        List<String> ofOwner = Requests.all(owner.url(), path);
        List<String> everywhere = new ArrayList<>(ofOwner);
        everywhere.addAll(Requests.all(other.url(), path));
        everywhere.addAll(Requests.all(instance.url(), path));
        place(new WrittenFiles(state));
        place(new Topics(DemoCommand.world(state).bus().servers()));
        place(new Databases(state));
        place(new Traces(state, traces));
        place(new Services(state));
        place(
                new Answers(
                        List.of(other.caller(), Caller.nobody(), cast.admin().caller()),
                        everywhere,
                        text -> describe(other, text)));
        place(new Answers(List.of(colleague.caller()), ofOwner, text -> describe(owner, text)));
        place(
                new Answers(
                        List.of(owner.caller()),
                        Requests.withoutSecrets(owner.url(), path),
                        text -> describe(owner, text)));
        // the stack's note is in what it may read
        place(new Answers(List.of(instance.caller()), everywhere, text -> {}));
        for (String name : PLACES) {
            place(name).plant(text(name));
        }
    }

    /** In the order of their names. */
    private void place(Place place) {
        places.put(PLACES.get(places.size()), place);
    }

    private static void describe(Cast.Member member, String text) throws Exception {
        member.caller()
                .expect(
                        201,
                        "POST",
                        member.url() + "/stacks",
                        Map.of(
                                "stack_name",
                                "described-" + text,
                                "template",
                                "{heat_template_version: 2021-04-16, description: %s}"
                                        .formatted(text)));
    }

    private String text(String name) {
        return plantedIn(name).value();
    }

    /** A text that was put there. */
    public Canary plantedIn(String name) {
        return Objects.requireNonNull(planted.get(name), name);
    }

    public Place place(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    /** Those that must not be there: an event that cannot be read may be secret, too. */
    public List<Canary> secretsKeptFrom(String name) {
        List<Canary> kept = new ArrayList<>(secrets);
        if (name.equals(COLLEAGUE) || name.equals(OWNER)) {
            kept.removeIf(secret -> secret.sight() == Sight.PROJECT);
        }
        if (!name.equals(EVENTS)) {
            kept.add(plantedIn(EVENTS));
        }
        return kept;
    }

    /** Whoever shares the Hearth finds no stack of this one's. */
    @Override
    public void close() throws Exception {
        for (Cast.Member member : List.of(cast.owner(), cast.other())) {
            removeStacks(member);
        }
        cast.close();
    }

    private static void removeStacks(Cast.Member member) throws Exception {
        for (JsonNode stack : stacks(member)) {
            String path = stack.get("stack_name").asText() + "/" + stack.get("id").asText();
            member.caller().expect(204, "DELETE", member.url() + "/stacks/" + path, null);
        }
        await("the end of what was planted").atMost(PATIENCE).until(() -> stacks(member).isEmpty());
    }

    private static JsonNode stacks(Cast.Member member) throws Exception {
        return member.caller().expect(200, "GET", member.url() + "/stacks", null).get("stacks");
    }
}
