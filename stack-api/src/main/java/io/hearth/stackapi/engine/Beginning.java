package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which resources a trigger may make begin something. */
final class Beginning {
    private Beginning() {}

    /**
     * @param scene before the decision
     */
    static Stream<Resource> of(Scene scene, Trigger trigger) {
        return switch (trigger) {
            case Trigger.UpdateRequested update -> standing(scene);
            case Trigger.RestoreRequested restore -> standing(scene);
            case Trigger.AdoptionRequested adoption -> standing(scene);
            case Trigger.RollbackRequested rollback -> standing(scene);
            case Trigger.ActionRequested action -> standing(scene);
            case Trigger.SignalArrived signal ->
                    scene.find(signal.signal().resource())
                            .filter(one -> scales(scene, one))
                            .map(one -> one.requires().stream())
                            .orElse(Stream.empty())
                            .flatMap(name -> scene.find(name).stream());
            case Trigger.NestedEnded ended -> scene.named(ended.resource());
            case Trigger.TimerDue due -> scene.named(due.resource());
            case Trigger.HookUnset unset -> scene.named(unset.resource());
            case Trigger.ResourceFinished finished -> standing(scene).filter(in(scene.stack()));
            case Trigger.ResourceFailed failed -> standing(scene).filter(in(scene.stack()));
            default -> Stream.empty();
        };
    }

    private static boolean scales(Scene scene, Resource resource) {
        return scene.surroundings().types().named(resource.nativeType()).scales();
    }

    private static Stream<Resource> standing(Scene scene) {
        return scene.resources().stream().filter(Resource::current);
    }

    private static Predicate<Resource> in(Stack stack) {
        Action action = stack.state().action();
        if (!stack.state().inProgress() || action == Action.DELETE) {
            return resource -> false;
        }
        return Forward.ACTIONS.contains(action)
                ? resource -> resource.lineage().epoch() < stack.plan().epoch()
                : resource -> resource.state().action() != action;
    }
}
