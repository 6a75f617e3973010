package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import java.util.Optional;

/** One thing that the bootstrap makes sure of. */
interface Step {
    /** What it makes sure of. */
    String name();

    /** Looks at Keystone without changing it, and notes the ids that it finds. */
    boolean isDone(KeystoneAdmin keystone, Ids ids);

    /**
     * What is another's and in the way, in a sentence; the step is left undone then. Asked only
     * when it is not done.
     */
    default Optional<String> obstacle(KeystoneAdmin keystone, Ids ids) {
        return Optional.empty();
    }

    /**
     * Makes it so, and notes the ids that it makes. Called only when it is not so and nothing is in
     * the way.
     */
    void run(KeystoneAdmin keystone, Ids ids);
}
