package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.Environment;
import io.hearth.template.OutputDefinition;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.ParameterSchema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** {@link StackInsight} from what is stored. */
@ApplicationScoped
class StoredInsight implements StackInsight {
    private final Mutiny.SessionFactory sessions;
    private final StackStore store;
    private final Blueprints blueprints;
    private final TemplateCheck checks;
    private final Turns turns;

    StoredInsight(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Blueprints blueprints,
            TemplateCheck checks,
            Turns turns) {
        this.sessions = sessions;
        this.store = store;
        this.blueprints = blueprints;
        this.checks = checks;
        this.turns = turns;
    }

    @Override
    public Uni<List<StackOutput>> outputs(Stack stack, Reader reader) {
        return scene(stack)
                .map(
                        scene ->
                                scene.blueprint().template().outputs().values().stream()
                                        .map(output -> output(scene, output, reader))
                                        .toList());
    }

    @Override
    public Uni<Optional<StackOutput>> output(Stack stack, String key, Reader reader) {
        return scene(stack)
                .map(
                        scene ->
                                Optional.ofNullable(scene.blueprint().template().outputs().get(key))
                                        .map(output -> output(scene, output, reader)));
    }

    @Override
    public Uni<Map<String, String>> outputDescriptions(Stack stack) {
        return blueprint(stack)
                .map(
                        blueprint -> {
                            Map<String, String> descriptions = new LinkedHashMap<>();
                            blueprint
                                    .template()
                                    .outputs()
                                    .forEach(
                                            (key, output) ->
                                                    descriptions.put(key, output.description()));
                            return descriptions;
                        });
    }

    @Override
    public Uni<Map<String, String>> parameters(Stack stack, Reader reader) {
        return blueprint(stack).map(blueprint -> shownParameters(blueprint, reader));
    }

    private static Map<String, String> shownParameters(Blueprint blueprint, Reader reader) {
        Map<String, String> shown = new LinkedHashMap<>(blueprint.parameters().shown());
        if (isClosed(blueprint, reader)) {
            shown.replaceAll(
                    (name, value) ->
                            blueprint.template().parameters().containsKey(name)
                                    ? Environment.MASK
                                    : value);
        }
        return shown;
    }

    @Override
    public Uni<Map<String, Object>> environment(Stack stack, Reader reader) {
        return blueprint(stack).map(blueprint -> shownEnvironment(blueprint, reader));
    }

    static Map<String, Object> shownEnvironment(Blueprint blueprint, Reader reader) {
        Map<String, ParameterSchema> schemas = blueprint.template().parameters();
        boolean closed = isClosed(blueprint, reader);
        return blueprint
                .shownEnvironment()
                .masked(name -> closed || isHidden(schemas.get(name)))
                .shown();
    }

    @Override
    public Uni<Void> checkTemplate(Stack stack, Reader reader) {
        return check(
                stack,
                reader,
                "The template",
                blueprint -> blueprint.closed() == Facade.Closed.ALL);
    }

    @Override
    public Uni<Void> checkWhole(Stack stack, Reader reader) {
        return check(stack, reader, "The data", CreatorOnly::isIn);
    }

    private Uni<Void> check(
            Stack stack, Reader reader, String what, Predicate<Blueprint> holdsSecrets) {
        return reader == Reader.CREATOR
                ? Uni.createFrom().voidItem()
                : blueprint(stack)
                        .invoke(
                                blueprint -> {
                                    if (holdsSecrets.test(blueprint)) {
                                        throw Withheld.refusal(
                                                "%s of stack %s".formatted(what, stack.name()));
                                    }
                                })
                        .replaceWithVoid();
    }

    private static boolean isClosed(Blueprint blueprint, Reader reader) {
        return reader == Reader.COLLEAGUE && blueprint.closed().hasParameters();
    }

    @Override
    public Uni<StackSource> source(Stack stack) {
        return blueprint(stack)
                .map(
                        blueprint ->
                                new StackSource(
                                        Template.of(blueprint.template().document()),
                                        blueprint.environment(),
                                        blueprint.files()));
    }

    private static boolean isHidden(@Nullable ParameterSchema schema) {
        return schema != null && schema.hidden();
    }

    @Override
    public Uni<Map<String, @Nullable Object>> attributes(
            Stack stack, Resource resource, Collection<String> with, Reader reader) {
        return sessions.withSession(
                session ->
                        store.named(session, stack.id(), resource.requires())
                                .map(
                                        requirements ->
                                                new Scene(
                                                        stack,
                                                        requirements,
                                                        null,
                                                        turns.surroundings()))
                                .invoke(scene -> scene.put(resource))
                                .chain(scene -> attributes(session, scene, resource, reader)));
    }

    private Uni<Map<String, @Nullable Object>> attributes(
            Mutiny.Session session, Scene scene, Resource resource, Reader reader) {
        return reader == Reader.CREATOR
                ? Uni.createFrom().item(scene.attributes(resource))
                : blueprints
                        .of(session, scene.stack())
                        .invoke(scene::give)
                        .map(blueprint -> new CreatorOnly(scene).shown(resource));
    }

    @Override
    public Map<String, @Nullable Object> metadata(Stack stack, Resource resource) {
        ResourceContext context =
                new Scene(stack, List.of(resource), null, turns.surroundings()).context(resource);
        return context.document();
    }

    @Override
    public CheckedTemplate check(
            Template template,
            Environment environment,
            Map<String, String> files,
            boolean showNested) {
        return checks.check(blueprints.checked(template, environment, files), showNested);
    }

    private static StackOutput output(Scene scene, OutputDefinition output, Reader reader) {
        return reader == Reader.COLLEAGUE && new CreatorOnly(scene).isSecret(output)
                ? new StackOutput(
                        output.name(),
                        output.description(),
                        null,
                        Withheld.output(scene.stack(), output.name()))
                : resolve(scene, output);
    }

    private static StackOutput resolve(Scene scene, OutputDefinition output) {
        try {
            Object value = scene.resolver().resolve(output.value());
            return new StackOutput(
                    output.name(),
                    output.description(),
                    value instanceof Unresolved ? null : value,
                    null);
        } catch (TemplateException e) {
            return new StackOutput(output.name(), output.description(), null, e.getMessage());
        }
    }

    private Uni<Scene> scene(Stack stack) {
        return sessions.withSession(
                session ->
                        blueprints
                                .of(session, stack)
                                .chain(
                                        blueprint ->
                                                store.all(session, stack.id())
                                                        .map(
                                                                resources ->
                                                                        new Scene(
                                                                                stack,
                                                                                resources,
                                                                                blueprint,
                                                                                turns
                                                                                        .surroundings()))));
    }

    private Uni<Blueprint> blueprint(Stack stack) {
        return sessions.withSession(session -> blueprints.of(session, stack));
    }
}
