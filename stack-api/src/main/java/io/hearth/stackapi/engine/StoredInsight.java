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
    public Uni<List<StackOutput>> outputs(Stack stack) {
        return scene(stack)
                .map(
                        scene ->
                                scene.blueprint().template().outputs().values().stream()
                                        .map(output -> resolve(scene, output))
                                        .toList());
    }

    @Override
    public Uni<Optional<StackOutput>> output(Stack stack, String key) {
        return scene(stack)
                .map(
                        scene ->
                                Optional.ofNullable(scene.blueprint().template().outputs().get(key))
                                        .map(output -> resolve(scene, output)));
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
    public Uni<Map<String, String>> parameters(Stack stack) {
        return blueprint(stack).map(blueprint -> blueprint.parameters().shown());
    }

    @Override
    public Uni<Map<String, Object>> environment(Stack stack) {
        return blueprint(stack).map(StoredInsight::shownEnvironment);
    }

    static Map<String, Object> shownEnvironment(Blueprint blueprint) {
        Map<String, ParameterSchema> schemas = blueprint.template().parameters();
        return blueprint.shownEnvironment().masked(name -> isHidden(schemas.get(name))).shown();
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
            Stack stack, Resource resource, Collection<String> with) {
        return sessions.withSession(
                        session -> store.named(session, stack.id(), resource.requires()))
                .map(
                        requirements -> {
                            Scene scene =
                                    new Scene(stack, requirements, null, turns.surroundings());
                            scene.put(resource);
                            return scene.attributes(resource);
                        });
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
