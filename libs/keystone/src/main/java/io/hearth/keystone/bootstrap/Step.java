package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;

/** One thing that the bootstrap makes sure of. */
interface Step {
    /** What it makes sure of. */
    String name();

    /** Looks at Keystone without changing it, and notes the ids that it finds. */
    boolean isDone(KeystoneAdmin keystone, Ids ids);

    /** Makes it so, and notes the ids that it makes. Called only when it is not so. */
    void run(KeystoneAdmin keystone, Ids ids);
}
