package io.hearth.stackapi.engine;

import static org.awaitility.Awaitility.await;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.EventQuery;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackEvent;
import io.hearth.stackapi.stack.StackQuery;
import io.hearth.stackapi.stack.Stacks;
import io.hearth.stackapi.trust.Owner;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a test lets stacks live: the engine on a real database and broker, and what it keeps. */
@Dependent
class StackStage {
    private final StackEngine engine;
    private final Stacks stacks;
    private final StackInsight insight;
    private final StackPreviews previews;
    private final String project = UUID.randomUUID().toString().replace("-", "");

    StackStage(StackEngine engine, Stacks stacks, StackInsight insight, StackPreviews previews) {
        this.engine = engine;
        this.stacks = stacks;
        this.insight = insight;
        this.previews = previews;
    }

    /** The owner's project, which has no other stacks. */
    String project() {
        return project;
    }

    /** Whom no Keystone knows: of use where no trust is needed. */
    Owner owner() {
        return new Owner(
                "owner-id",
                project,
                Set.of("member"),
                type -> true,
                creator -> true,
                Secret.of("a-token"));
    }

    Stack create(String name, String template) {
        return create(name, template, null);
    }

    Stack create(String name, String template, @Nullable Integer minutes) {
        return create(name, template, minutes, Environment.of(null), Map.of());
    }

    Stack create(
            String name,
            String template,
            @Nullable Integer minutes,
            Environment environment,
            Map<String, String> files) {
        return create(name, template, minutes, environment, files, true);
    }

    Stack create(String name, String template, Environment environment, boolean rollback) {
        return create(name, template, null, environment, Map.of(), !rollback);
    }

    Stack createOrRollBack(String name, String template) {
        return create(name, template, null, Environment.of(null), Map.of(), false);
    }

    private Stack create(
            String name,
            String template,
            @Nullable Integer minutes,
            Environment environment,
            Map<String, String> files,
            boolean disableRollback) {
        NewStack request = request(name, template, minutes, environment, files, disableRollback);
        return get(() -> engine.create(request, owner()));
    }

    NewStack request(
            String name,
            String template,
            @Nullable Integer minutes,
            Environment environment,
            Map<String, String> files,
            boolean disableRollback) {
        return new NewStack(
                name,
                new Stack.Owner(project, "owner-id", "owner"),
                Template.parse(template),
                environment,
                files,
                null,
                minutes,
                disableRollback);
    }

    PreviewedStack preview(String name, String template) {
        NewStack request = request(name, template, null, Environment.of(null), Map.of(), true);
        return get(() -> previews.create(request, owner()));
    }

    ResourceChanges preview(Stack stack, String template) {
        StackUpdate request =
                request(stack, Template.parse(template), false, Map.of(), Map.of(), Set.of(), null);
        return get(() -> previews.update(request, false, owner()));
    }

    /** Fails, or rolls back, as it was created. */
    Stack update(
            Stack stack, String template, Map<String, ?> parameters, Map<String, String> files) {
        return update(stack, Template.parse(template), false, parameters, files, Set.of(), null);
    }

    Stack update(Stack stack, String template, Environment environment) {
        StackUpdate request =
                new StackUpdate(
                        project,
                        stack.id(),
                        false,
                        Template.parse(template),
                        environment,
                        Map.of(),
                        Set.of(),
                        null,
                        null,
                        null);
        return get(() -> engine.update(request, owner()));
    }

    /** To another template, with no parameters. */
    Stack update(Stack stack, String template) {
        return update(stack, Template.parse(template), false, Map.of(), Map.of(), Set.of(), null);
    }

    Stack updateOrRollBack(Stack stack, String template) {
        return update(stack, Template.parse(template), false, Map.of(), Map.of(), Set.of(), false);
    }

    /** Only its parameters. */
    Stack patch(Stack stack, Map<String, ?> parameters, Set<String> cleared) {
        return update(stack, null, true, parameters, Map.of(), cleared, null);
    }

    /** Its template, in the environment that it has. */
    Stack patch(Stack stack, String template) {
        return update(stack, Template.parse(template), true, Map.of(), Map.of(), Set.of(), null);
    }

    private Stack update(
            Stack stack,
            @Nullable Template template,
            boolean existing,
            Map<String, ?> parameters,
            Map<String, String> files,
            Set<String> cleared,
            @Nullable Boolean disableRollback) {
        StackUpdate request =
                request(stack, template, existing, parameters, files, cleared, disableRollback);
        return get(() -> engine.update(request, owner()));
    }

    private StackUpdate request(
            Stack stack,
            @Nullable Template template,
            boolean existing,
            Map<String, ?> parameters,
            Map<String, String> files,
            Set<String> cleared,
            @Nullable Boolean disableRollback) {
        return new StackUpdate(
                project,
                stack.id(),
                existing,
                template,
                Environment.of(null).withParameters(parameters),
                files,
                cleared,
                null,
                null,
                disableRollback);
    }

    void act(Stack stack, Action action) {
        get(() -> engine.act(project, stack.id(), action));
    }

    void mark(Stack stack, String resource, boolean unhealthy, String reason) {
        get(() -> engine.markUnhealthy(project, stack.id(), resource, unhealthy, reason));
    }

    void rotate(Stack stack, String resource, boolean atOnce) {
        get(() -> engine.rotate(project, stack.id(), resource, atOnce));
    }

    void cancel(Stack stack, boolean rollback) {
        get(() -> engine.cancel(project, stack.id(), rollback, owner()));
    }

    Stack createOrRollBack(String name, String template, Map<String, String> files) {
        return create(name, template, null, Environment.of(null), files, false);
    }

    /** The stack behind a resource. */
    Stack nested(Stack stack, String resource) {
        return find(resource(stack, resource).id()).orElseThrow();
    }

    /** Those of the stack as it is now. */
    List<StackOutput> outputs(Stack stack) {
        Stack now = now(stack);
        return get(() -> insight.outputs(now, Reader.CREATOR));
    }

    void delete(Stack stack) {
        get(() -> engine.delete(project, stack.id(), owner()));
    }

    Optional<Stack> find(String nameOrId) {
        return get(() -> stacks.find(project, nameOrId));
    }

    /** The stack as it is now. */
    Stack now(Stack stack) {
        return find(stack.id()).orElseThrow();
    }

    List<Stack> list() {
        return get(() -> stacks.list(StackQuery.of(project)));
    }

    Map<String, String> parameters(Stack stack) {
        Stack now = now(stack);
        return get(() -> insight.parameters(now, Reader.CREATOR));
    }

    Map<String, @Nullable Object> metadata(Stack stack, String resource) {
        return insight.metadata(stack, resource(stack, resource));
    }

    String state(Stack stack) {
        return now(stack).state().text();
    }

    void awaitState(Stack stack, String state) {
        await("stack " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> state(stack).equals(state));
    }

    void awaitResource(Stack stack, String name, String state) {
        await("resource " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> resource(stack, name).state().text().equals(state));
    }

    List<Resource> resources(Stack stack) {
        return get(() -> stacks.resources(stack.id()));
    }

    Resource resource(Stack stack, String name) {
        return get(() -> stacks.resource(stack.id(), name)).orElseThrow();
    }

    List<String> events(Stack stack) {
        EventQuery query =
                new EventQuery(
                        stack.id(),
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        true);
        List<StackEvent> events = get(() -> stacks.events(query));
        return events.stream()
                .map(e -> e.resourceName() + " " + e.statusText() + " " + e.reason())
                .toList();
    }

    static <T> T get(Supplier<Uni<T>> call) {
        try {
            return VertxContextSupport.subscribeAndAwait(call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
