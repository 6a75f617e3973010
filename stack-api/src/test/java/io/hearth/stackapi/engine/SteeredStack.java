package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A stack of {@link SteeredResource}s, to which things are done at random. */
interface SteeredStack {
    Stack stack();

    Collection<Resource> resources();

    /** What the stack is to be made from. */
    Template wanted();

    /** Whether a resource was last made from what the template says of it. */
    boolean isAsWanted(Resource resource);

    /** To a random template. */
    void update();

    void cancel(boolean rollback);

    void act(Action action);

    void delete();

    /** Lets one of the resources that wait go on; false when none waits. */
    boolean goOn();

    /** What lets one of the resources that wait go on. */
    static List<Trigger> ways(Collection<Resource> resources) {
        List<Trigger> ways = new ArrayList<>();
        for (Resource resource : resources) {
            if (Waiting.withTimer(resource)) {
                ways.add(new Trigger.TimerDue(resource.name()));
            }
            Waiting.hook(resource)
                    .ifPresent(hook -> ways.add(new Trigger.HookUnset(resource.name(), hook)));
        }
        return ways;
    }
}
