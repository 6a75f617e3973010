package io.hearth.launcher.daemon;

import sun.misc.Signal;

/**
 * Ends the daemon in order: a shutdown hook would run beside those of the parts, and the database
 * would be gone before the services that use it.
 */
final class Termination {
    private Termination() {}

    static void onSignal(Runnable end) {
        for (String name : new String[] {"TERM", "INT", "HUP"}) {
            Signal.handle(new Signal(name), signal -> end.run());
        }
    }
}
