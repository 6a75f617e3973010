package io.hearth.messaging.production;

import java.util.List;

/** Something that is well enough for a trial and not for a cloud. Each bean of it is asked. */
@FunctionalInterface
public interface ProductionCheck {
    /**
     * Looks now; may block.
     *
     * @return a sentence for each thing that is amiss, with what to do; without a secret
     */
    List<String> amiss();
}
