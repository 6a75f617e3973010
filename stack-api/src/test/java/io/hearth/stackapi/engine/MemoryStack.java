package io.hearth.stackapi.engine;

import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackEvent;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.parameter.PseudoParameters;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** A stack in memory: takes triggers as the engine does, and keeps what a database would. */
final class MemoryStack {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Sealer SEALER = Sealer.fromKeyset(Sealer.newKeyset());

    private final Random random;
    private final ResourceTypes types;
    private final Map<Long, Blueprint> documents = new HashMap<>();
    private final Consumer<Scene> afterEach;
    private final List<String> events = new ArrayList<>();
    private Scene scene;

    /**
     * @param afterEach looks at the scene after each decision
     */
    MemoryStack(
            String template,
            Environment environment,
            boolean rollback,
            Random random,
            Consumer<Scene> afterEach) {
        this(template, environment, rollback, random, afterEach, new SteeredResource());
    }

    /** Of resources of another type. */
    MemoryStack(
            String template,
            Environment environment,
            boolean rollback,
            Random random,
            Consumer<Scene> afterEach,
            ResourceType type) {
        this.types = new ResourceTypes(List.of(type));
        this.random = random;
        this.afterEach = afterEach;
        Blueprint blueprint = blueprint(template, environment);
        documents.put(1L, blueprint);
        NewStack request =
                new NewStack(
                        "stack",
                        new Stack.Owner("project", "user", "owner"),
                        blueprint.template(),
                        blueprint.environment(),
                        Map.of(),
                        null,
                        null,
                        !rollback);
        scene = scene(new Planner().stack("id", request, NOW), List.of());
        take(new Trigger.StackRequested());
    }

    Scene scene() {
        return scene;
    }

    ResourceTypes types() {
        return types;
    }

    /** What the event list has got since this was last asked: name, state and reason. */
    List<String> newEvents() {
        List<String> fresh = List.copyOf(events);
        events.clear();
        return fresh;
    }

    void update(String template, Environment environment) {
        Blueprint blueprint = blueprint(template, environment);
        documents.put(scene.stack().plan().epoch() + 1, blueprint);
        StackDocument document =
                new StackDocument("{}", "{}", Map.of(), new Sealed("not looked at"), null);
        boolean keepFailed = scene.stack().disableRollback();
        take(
                new Trigger.UpdateRequested(
                        new StackChange(document, "", null, null, keepFailed), blueprint));
    }

    void take(Trigger first) {
        Deque<Trigger> triggers = new ArrayDeque<>(List.of(first));
        Map<String, Resource> forgotten = new HashMap<>();
        while (!triggers.isEmpty()) {
            Trigger trigger = triggers.remove();
            give(trigger);
            Decision decision = Decider.decide(scene, trigger);
            triggers.addAll(decision.next());
            for (Effect effect : decision.effects()) {
                switch (effect) {
                    case Effect.ResourceForgotten(Resource gone) -> forgotten.put(gone.id(), gone);
                    case Effect.EventRecorded(StackEvent event) ->
                            events.add(
                                    "%s %s %s"
                                            .formatted(
                                                    event.resourceName(),
                                                    event.statusText(),
                                                    event.reason()));
                    default -> {}
                }
            }
            afterEach.accept(scene);
        }
        scene =
                scene(
                        scene.stack(),
                        scene.resources().stream()
                                .filter(one -> !forgotten.containsKey(one.id()))
                                .toList());
    }

    private void give(Trigger trigger) {
        switch (trigger) {
            case Trigger.UpdateRequested(var change, Blueprint blueprint) -> scene.give(blueprint);
            case Trigger.RollbackRequested() -> {
                Long previous = scene.stack().plan().previous();
                long next = scene.stack().plan().epoch() + 1;
                long target = previous == null ? next : previous;
                scene.give(
                        documents.computeIfAbsent(
                                target,
                                nothing ->
                                        blueprint(RandomTemplate.NOTHING, Environment.of(null))));
            }
            default -> {}
        }
    }

    private Scene scene(Stack stack, Collection<Resource> resources) {
        return new Scene(
                stack,
                resources,
                documents.get(stack.plan().document()),
                new Surroundings(
                        types,
                        SEALER,
                        new Addresses("http://heat", "http://cfn", "http://keystone", "R", "d"),
                        new MetadataLimit(MetadataLimit.MOST),
                        NOW,
                        random));
    }

    private Blueprint blueprint(String text, Environment environment) {
        Template template = Template.parse(text);
        return new Blueprint(
                template,
                environment,
                template.parameterValues(
                        Map.of(),
                        Map.of(),
                        new PseudoParameters("stack", "id", "project", "RegionOne")),
                Map.of(),
                Layout.of(template, environment, types, Map.of()),
                null);
    }
}
