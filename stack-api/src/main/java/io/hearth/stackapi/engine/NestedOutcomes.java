package io.hearth.stackapi.engine;

import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.NestedMember;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.resource.nested.Inner;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Unresolved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads how far a nested stack has come, for its parent; holds nothing. */
@ApplicationScoped
class NestedOutcomes {
    private final StackStore store;
    private final Blueprints blueprints;
    private final Surroundings surroundings;

    NestedOutcomes(
            StackStore store,
            Blueprints blueprints,
            ResourceTypes types,
            Sealer sealer,
            Addresses addresses,
            MetadataLimit metadataLimit) {
        this.store = store;
        this.blueprints = blueprints;
        this.surroundings =
                new Surroundings(
                        types, sealer, addresses, metadataLimit, Instant.EPOCH, new SecureRandom());
    }

    /**
     * Empty when there is no such stack.
     *
     * @param members whether what the stack is made of is wanted, too
     * @param asked the attributes by which the parent's template asks for what is inside
     */
    Uni<Optional<NestedOutcome>> of(
            Mutiny.Session session, String stackId, boolean members, Set<Inner> asked) {
        return store.find(session, stackId)
                .chain(
                        stack ->
                                stack.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : of(session, stack.get(), members, asked)
                                                .map(Optional::of));
    }

    private Uni<NestedOutcome> of(
            Mutiny.Session session, Stack stack, boolean members, Set<Inner> asked) {
        boolean complete = stack.state().status() == Status.COMPLETE;
        if (stack.state().deleted() || (!complete && !members)) {
            return Uni.createFrom().item(bare(stack));
        }
        return scene(session, stack, members || !asked.isEmpty())
                .map(scene -> outcome(scene, complete, members, asked))
                .onFailure(wrong -> !complete && WishReader.isRefusal(wrong))
                .recoverWithItem(() -> bare(stack)); // nothing was made of a template that is wrong
    }

    /** Without resources when neither outputs nor members are made of them. */
    private Uni<Scene> scene(Mutiny.Session session, Stack stack, boolean members) {
        return blueprints
                .of(session, stack)
                .chain(
                        blueprint -> {
                            boolean needed = members || !blueprint.template().outputs().isEmpty();
                            Uni<List<Resource>> all =
                                    needed
                                            ? store.all(session, stack.id())
                                            : Uni.createFrom().item(List.of());
                            return all.map(
                                    resources ->
                                            new Scene(stack, resources, blueprint, surroundings));
                        });
    }

    /**
     * @param scene all of a nested stack that is complete
     * @param asked see above
     */
    static NestedOutcome of(Scene scene, Set<Inner> asked) {
        return outcome(scene, true, true, asked);
    }

    private static NestedOutcome bare(Stack stack) {
        return new NestedOutcome(
                stack.state(), wish(stack), Map.of(), Map.of(), Set.of(), List.of(), Map.of());
    }

    private static NestedOutcome outcome(
            Scene scene, boolean complete, boolean members, Set<Inner> asked) {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        if (complete) {
            resolve(scene, outputs, errors);
            asked.forEach(inner -> look(scene, inner, outputs));
        }
        return new NestedOutcome(
                scene.stack().state(),
                wish(scene.stack()),
                outputs,
                errors,
                complete ? new CreatorOnly(scene).outputs(asked) : Set.of(),
                members ? members(scene) : List.of(),
                members ? scene.blueprint().files() : Map.of());
    }

    private static long wish(Stack stack) {
        Stack.Parent parent = stack.parent();
        return parent == null ? 0 : parent.wish();
    }

    private static List<NestedMember> members(Scene scene) {
        List<NestedMember> members = new ArrayList<>();
        if (scene.blueprint().template().document().get("resources")
                instanceof Map<?, ?> definitions) {
            definitions.forEach(
                    (name, definition) ->
                            scene.find(String.valueOf(name))
                                    .map(resource -> member(resource, definition))
                                    .ifPresent(members::add));
        }
        members.sort(NestedMember.FIRST_TO_GO);
        return members;
    }

    private static NestedMember member(Resource resource, @Nullable Object definition) {
        return new NestedMember(
                resource.name(),
                resource.state().status() == Status.FAILED,
                resource.createdAt(),
                Known.object(definition));
    }

    private static void resolve(
            Scene scene, Map<String, @Nullable Object> outputs, Map<String, String> errors) {
        scene.blueprint()
                .template()
                .outputs()
                .forEach(
                        (name, output) -> {
                            try {
                                Object value = scene.resolver().resolve(output.value());
                                outputs.put(name, value instanceof Unresolved ? null : value);
                            } catch (TemplateException wrong) {
                                errors.put(name, wrong.getMessage());
                            }
                        });
    }

    private static void look(Scene scene, Inner inner, Map<String, @Nullable Object> outputs) {
        scene.find(inner.resource())
                .ifPresent(
                        resource ->
                                outputs.put(
                                        inner.key(),
                                        Inner.remembered(
                                                scene.reference(resource.name()),
                                                scene.attributes(resource))));
    }
}
