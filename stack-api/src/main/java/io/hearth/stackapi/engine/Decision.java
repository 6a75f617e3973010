package io.hearth.stackapi.engine;

import java.util.List;

/**
 * What came of a trigger.
 *
 * @param effects in the order in which they are to be told
 * @param next triggers to decide on in the same transaction
 */
record Decision(List<Effect> effects, List<Trigger> next) {
    Decision {
        effects = List.copyOf(effects);
        next = List.copyOf(next);
    }
}
