package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.messaging.purge.Retention;
import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what a parent wants of a nested stack as what the stack is to decide on. */
@ApplicationScoped
class WishReader {
    private final Blueprints blueprints;
    private final Planner planner;
    private final Limits limits;
    private final Retention retention;

    WishReader(Blueprints blueprints, Planner planner, Limits limits, Retention retention) {
        this.limits = limits;
        this.retention = retention;
        this.blueprints = blueprints;
        this.planner = planner;
    }

    /** Empty when there is nothing to do. */
    Uni<Optional<Trigger>> trigger(Mutiny.Session session, Stack stack, NestedWish wish) {
        boolean going = stack.state().inProgress();
        return switch (wish.kind()) {
            case CREATE -> checked(Action.CREATE, () -> created(session, stack));
            case UPDATE ->
                    stack.state().action() == Action.DELETE
                            ? none()
                            : checked(Action.UPDATE, () -> updated(stack, wish));
            case DELETE -> some(new Trigger.DeletionRequested());
            case ABANDON ->
                    stack.state().deleted()
                            ? none()
                            : some(new Trigger.AbandonRequested(retention.deletedStacks()));
            case STOP -> some(new Trigger.ParentGaveUp());
            case SUSPEND -> going ? none() : some(new Trigger.ActionRequested(Action.SUSPEND));
            case RESUME -> going ? none() : some(new Trigger.ActionRequested(Action.RESUME));
            case CHECK -> going ? none() : some(new Trigger.ActionRequested(Action.CHECK));
        };
    }

    /** What is wrong with a nested stack's template is the stack's failure. */
    private Uni<Optional<Trigger>> checked(Action action, Supplier<Uni<Trigger>> wanted) {
        return Uni.createFrom()
                .deferred(wanted::get)
                .onFailure(WishReader::isRefusal)
                .recoverWithItem(
                        wrong ->
                                new Trigger.WishRefused(action, String.valueOf(wrong.getMessage())))
                .map(Optional::of);
    }

    private Uni<Trigger> created(Mutiny.Session session, Stack stack) {
        return blueprints
                .of(session, stack)
                .invoke(this::check)
                .replaceWith(new Trigger.StackRequested());
    }

    private Uni<Trigger> updated(Stack stack, NestedWish wish) {
        StackDocument document = requireNonNull(wish.document(), "An update brings a document.");
        Blueprint blueprint = blueprints.restore(stack, document);
        if (blueprint.template().resources().size()
                > limits.maxResourcesPerStack(stack.projectId())) {
            throw StackException.overLimit(
                    "Request limit exceeded: Maximum resources per stack exceeded.");
        }
        check(blueprint);
        return Uni.createFrom()
                .item(
                        new Trigger.UpdateRequested(
                                new StackChange(
                                        document,
                                        blueprint.template().description(),
                                        null,
                                        wish.timeoutMinutes(),
                                        true),
                                blueprint));
    }

    private void check(Blueprint blueprint) {
        Withheld.unquoted(
                blueprint.facade(),
                () -> {
                    planner.check(blueprint);
                    return blueprint;
                });
    }

    private static Uni<Optional<Trigger>> some(Trigger trigger) {
        return Uni.createFrom().item(Optional.of(trigger));
    }

    private static Uni<Optional<Trigger>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    static boolean isRefusal(Throwable failure) {
        return failure instanceof TemplateException || failure instanceof StackException;
    }
}
