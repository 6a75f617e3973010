package io.hearth.launcher.child;

import java.lang.reflect.InvocationTargetException;

/** Starts a Quarkus service that ends with its launcher. */
public final class ServiceMain {
    private static final String QUARKUS_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private ServiceMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        LauncherWatch.begin();
        try {
            Class.forName(QUARKUS_MAIN)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
