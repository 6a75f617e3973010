package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.AlarmRule;
import io.hearth.contract.StackEvent.AlarmDefined;
import io.hearth.contract.StackEvent.AlarmRemoved;
import io.hearth.stackapi.stack.Resource;
import java.util.Map;

/** What signal-service hears of the alarms that resources are. */
final class Alarming {
    /** In clear: the name of the alarm that signal-service was told of. */
    static final String NAME = "alarm";

    private final Draft draft;

    Alarming(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param resource with a physical id, which is the alarm's name
     * @return the same, knowing that it has told of itself
     */
    Resource define(Resource resource, AlarmRule rule) {
        String name =
                requireNonNull(
                        resource.physicalId(),
                        () -> "The alarm '%s' has no name.".formatted(resource.name()));
        draft.add(new Effect.AlarmTold(new AlarmDefined(draft.ref(), resource.name(), name, rule)));
        return resource.of(resource.substance().knowing(Map.of(NAME, name), Map.of()));
    }

    /** Of a resource that goes, if it is an alarm. */
    void remove(Resource resource) {
        String name = resource.substance().data().get(NAME);
        if (name != null) {
            draft.add(new Effect.AlarmTold(new AlarmRemoved(draft.ref(), resource.name(), name)));
        }
    }
}
