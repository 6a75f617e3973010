package io.hearth.stackapi.engine;

import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.Unresolved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Empty when there is no such stack. */
    Uni<Optional<NestedOutcome>> of(Mutiny.Session session, String stackId) {
        return store.find(session, stackId)
                .chain(
                        stack ->
                                stack.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : of(session, stack.get()).map(Optional::of));
    }

    private Uni<NestedOutcome> of(Mutiny.Session session, Stack stack) {
        Stack.Parent parent = stack.parent();
        long wish = parent == null ? 0 : parent.wish();
        return stack.state().status() == Status.COMPLETE && !stack.state().deleted()
                ? outputs(session, stack)
                        .map(outputs -> new NestedOutcome(stack.state(), wish, outputs))
                : Uni.createFrom().item(new NestedOutcome(stack.state(), wish, Map.of()));
    }

    private Uni<Map<String, @Nullable Object>> outputs(Mutiny.Session session, Stack stack) {
        return blueprints
                .of(session, stack)
                .chain(
                        blueprint ->
                                blueprint.template().outputs().isEmpty()
                                        ? Uni.createFrom().item(Map.of())
                                        : outputs(session, stack, blueprint));
    }

    private Uni<Map<String, @Nullable Object>> outputs(
            Mutiny.Session session, Stack stack, Blueprint blueprint) {
        return store.all(session, stack.id())
                .map(all -> outputs(new Scene(stack, all, blueprint, surroundings)));
    }

    private static Map<String, @Nullable Object> outputs(Scene scene) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        scene.blueprint()
                .template()
                .outputs()
                .forEach((name, output) -> values.put(name, value(scene, output.value())));
        return values;
    }

    private static @Nullable Object value(Scene scene, Expression expression) {
        try {
            Object value = scene.resolver().resolve(expression);
            return value instanceof Unresolved ? null : value;
        } catch (TemplateException wrong) {
            return null; // told by the nested stack's own outputs
        }
    }
}
