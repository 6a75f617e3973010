package io.hearth.launcher.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * Starts a Quarkus service and ends it when its standard input closes: the launcher holds the other
 * end, so that no service outlives a launcher that was killed.
 */
public final class ServiceMain {
    private static final String QUARKUS_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private ServiceMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("launcher-watch").start(ServiceMain::exitWithLauncher);
        try {
            Class.forName(QUARKUS_MAIN)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
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
