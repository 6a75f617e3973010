package io.hearth.launcher.child;

import java.io.IOException;

/**
 * Ends this process when its standard input closes: the launcher holds the other end, so that no
 * part outlives a launcher that was killed.
 */
final class LauncherWatch {
    private LauncherWatch() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("launcher-watch").start(LauncherWatch::exitWithLauncher);
    }

    private static void exitWithLauncher() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever written there
            }
        } catch (IOException e) {
            // a broken pipe says the same as a closed one
        }
        System.exit(0);
    }
}
