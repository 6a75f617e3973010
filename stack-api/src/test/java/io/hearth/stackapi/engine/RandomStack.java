package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A {@link MemoryStack} of random templates and hooks. */
final class RandomStack implements SteeredStack {
    private final Random random;
    private final MemoryStack stack;

    /**
     * @param afterEach looks at the scene after each decision
     */
    RandomStack(Random random, boolean rollback, Consumer<Scene> afterEach) {
        this.random = random;
        this.stack =
                new MemoryStack(
                        RandomTemplate.of(random),
                        RandomTemplate.hooks(random),
                        rollback,
                        random,
                        afterEach);
    }

    @Override
    public Stack stack() {
        return stack.scene().stack();
    }

    @Override
    public Collection<Resource> resources() {
        return stack.scene().resources();
    }

    @Override
    public Template wanted() {
        return stack.scene().blueprint().template();
    }

    @Override
    public boolean isAsWanted(Resource resource) {
        Scene scene = stack.scene();
        Frozen wanted = Frozen.of(scene, resource, stack.types().named(resource.nativeType()));
        return new SceneContext(scene, resource).frozen().filter(wanted::equals).isPresent();
    }

    @Override
    public void update() {
        stack.update(RandomTemplate.of(random), RandomTemplate.hooks(random));
    }

    @Override
    public void cancel(boolean rollback) {
        stack.take(rollback ? new Trigger.RollbackRequested() : new Trigger.StopRequested());
    }

    @Override
    public void act(Action action) {
        stack.take(new Trigger.ActionRequested(action));
    }

    @Override
    public void delete() {
        stack.take(new Trigger.DeletionRequested());
    }

    @Override
    public boolean goOn() {
        List<Trigger> possible = SteeredStack.ways(resources());
        if (possible.isEmpty()) {
            return false;
        }
        stack.take(possible.get(random.nextInt(possible.size())));
        return true;
    }
}
