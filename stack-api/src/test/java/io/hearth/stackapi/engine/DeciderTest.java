package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.StackEvent.IdentitiesRetained;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.parameter.PseudoParameters;
import io.hearth.template.property.PropertySchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The decisions, without database, bus or clock. */
class DeciderTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** a, then b and c side by side, then d. */
    private static final String DIAMOND =
            """
            heat_template_version: 2018-08-31
            resources:
              d: {type: Test::%s, depends_on: [b, c]}
              b: {type: Test::%s, depends_on: a}
              c: {type: Test::%s, depends_on: a}
              a: {type: Test::%s}
            """;

    private final ResourceTypes types =
            new ResourceTypes(
                    List.of(
                            new Fake("Quick", Step.done()),
                            new Fake("Fails", Step.failed("ValueError", "no")),
                            new Fake(
                                    "User",
                                    Step.waiting(
                                            new Wait.ForUser(
                                                    PasswordKind.NONE,
                                                    null,
                                                    false,
                                                    false,
                                                    List.of())))));
    private final List<Effect> effects = new ArrayList<>();

    @Test
    void whatRequiresNothingStartsFirstAndTheRestFollows() {
        Scene scene = requested("Quick", "Quick", "Quick", "Quick");

        take(scene, new Trigger.StackRequested());

        assertThat(entered())
                .containsExactly(
                        "stack CREATE_IN_PROGRESS",
                        "a CREATE_IN_PROGRESS",
                        "a CREATE_COMPLETE",
                        "b CREATE_IN_PROGRESS",
                        "b CREATE_COMPLETE",
                        "c CREATE_IN_PROGRESS",
                        "c CREATE_COMPLETE",
                        "d CREATE_IN_PROGRESS",
                        "d CREATE_COMPLETE",
                        "stack CREATE_COMPLETE");
    }

    @Test
    void aFailureCancelsWhatIsInProgressAndStartsNothingMore() {
        Scene scene = requested("Quick", "User", "Fails", "Quick");

        take(scene, new Trigger.StackRequested());

        assertThat(states(scene))
                .containsExactly(
                        "d INIT_COMPLETE ",
                        "b CREATE_FAILED CREATE aborted (user triggered cancel)",
                        "c CREATE_FAILED ValueError: resources.c: no",
                        "a CREATE_COMPLETE state changed");
        assertThat(scene.stack().state().reason())
                .isEqualTo("Resource CREATE failed: ValueError: resources.c: no");
    }

    @Test
    void whatIsLetGoKeepsItsIdentities() {
        Scene scene = requested("Quick", "User", "Quick", "Quick");
        take(scene, new Trigger.StackRequested());
        take(scene, ready("b"));
        effects.clear();

        take(scene, new Trigger.AbandonRequested(Duration.ofDays(30)));

        assertThat(effects)
                .filteredOn(Effect.IdentityOrdered.class::isInstance)
                .singleElement()
                .extracting(effect -> ((Effect.IdentityOrdered) effect).event())
                .isInstanceOf(IdentitiesRetained.class);
        assertThat(effects).filteredOn(Effect.ResourceRemoved.class::isInstance).hasSize(4);
        assertThat(scene.stack().state().text()).isEqualTo("DELETE_COMPLETE");
        assertThat(scene.stack().deletedAt()).isEqualTo(NOW);
        assertThat(states(scene)).allMatch(state -> state.contains("DELETE_COMPLETE"));
    }

    @Test
    void aUserThatIsReadyCompletesItsResourceOnce() {
        Scene scene = requested("Quick", "User", "Quick", "Quick");
        take(scene, new Trigger.StackRequested());
        assertThat(scene.stack().state().text()).isEqualTo("CREATE_IN_PROGRESS");

        take(scene, ready("b"));
        assertThat(scene.stack().state().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(scene.stack().domainProjectId()).isEqualTo("domain-project");
        effects.clear();
        take(scene, ready("b"));

        assertThat(effects).isEmpty();
    }

    @Test
    void aDeletionGoesBackwardsAndWaitsForIdentities() {
        Scene scene = requested("Quick", "User", "Quick", "Quick");
        take(scene, new Trigger.StackRequested());
        take(scene, ready("b"));
        effects.clear();

        take(scene, new Trigger.DeletionRequested());
        assertThat(entered())
                .containsExactly(
                        "stack DELETE_IN_PROGRESS",
                        "d DELETE_IN_PROGRESS",
                        "d DELETE_COMPLETE",
                        "b DELETE_IN_PROGRESS",
                        "c DELETE_IN_PROGRESS",
                        "c DELETE_COMPLETE");
        assertThat(effects)
                .contains(
                        new Effect.IdentityOrdered(
                                new IdentityUnwanted(ref(scene), "b", Stack.Plan.FIRST.epoch())));
        effects.clear();
        take(
                scene,
                new Trigger.IdentityAnswered(
                        new IdentityRemoved(ref(scene), "b", Stack.Plan.FIRST.epoch())));

        assertThat(entered())
                .containsExactly("b DELETE_COMPLETE", "a DELETE_IN_PROGRESS", "a DELETE_COMPLETE");
        assertThat(scene.stack().state().text()).isEqualTo("DELETE_IN_PROGRESS");
    }

    @Test
    void anAnswerThatComesTooLateChangesNothingOfTheResource() {
        Scene scene = requested("Quick", "User", "Fails", "Quick");
        take(scene, new Trigger.StackRequested());

        take(scene, ready("b"));

        assertThat(scene.find("b").orElseThrow().state().text()).isEqualTo("CREATE_FAILED");
        assertThat(scene.stack().state().text()).isEqualTo("CREATE_FAILED");
    }

    private Scene requested(String d, String b, String c, String a) {
        Template template = Template.parse(DIAMOND.formatted(d, b, c, a));
        Environment environment = Environment.of(null);
        NewStack request =
                new NewStack(
                        "stack",
                        new Stack.Owner("project", "user", "owner"),
                        template,
                        environment,
                        Map.of(),
                        null,
                        null,
                        true);
        Blueprint blueprint =
                new Blueprint(
                        template,
                        environment,
                        template.parameterValues(
                                Map.of(),
                                Map.of(),
                                new PseudoParameters("stack", "id", "project", "RegionOne")),
                        Map.of(),
                        Layout.of(template, environment, types, Map.of()),
                        null);
        return new Scene(
                new Planner().stack("id", request, NOW),
                List.of(),
                blueprint,
                new Surroundings(
                        types,
                        Sealer.fromKeyset(Sealer.newKeyset()),
                        new Addresses("http://heat", "http://cfn", "http://keystone", "R", "d"),
                        new MetadataLimit(1_000),
                        NOW,
                        new Random(1)));
    }

    private void take(Scene scene, Trigger first) {
        Deque<Trigger> triggers = new ArrayDeque<>(List.of(first));
        while (!triggers.isEmpty()) {
            Decision decision = Decider.decide(scene, triggers.remove());
            effects.addAll(decision.effects());
            triggers.addAll(decision.next());
        }
    }

    private static Trigger ready(String resource) {
        return new Trigger.IdentityAnswered(
                new UserReady(
                        new StackRef("id", "stack", "id", "project"),
                        resource,
                        Stack.Plan.FIRST.epoch(),
                        "domain-project",
                        "user-id",
                        "user-name",
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    private static StackRef ref(Scene scene) {
        Stack stack = scene.stack();
        return new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
    }

    private List<String> entered() {
        return effects.stream()
                .filter(Effect.EventRecorded.class::isInstance)
                .map(effect -> ((Effect.EventRecorded) effect).event())
                .map(event -> event.resourceName() + " " + event.statusText())
                .toList();
    }

    private static List<String> states(Scene scene) {
        return scene.resources().stream()
                .map((Resource r) -> r.name() + " " + r.state().text() + " " + r.state().reason())
                .toList();
    }

    /** A type whose creation always comes to the same. */
    private record Fake(String suffix, Step creation) implements ResourceType {
        @Override
        public String name() {
            return "Test::" + suffix;
        }

        @Override
        public String description() {
            return "Comes to the same every time.";
        }

        @Override
        public Map<String, PropertySchema> properties() {
            return Map.of();
        }

        @Override
        public Map<String, AttributeSchema> attributes() {
            return Map.of();
        }

        @Override
        public Step create(ResourceContext context) {
            return creation;
        }
    }
}
