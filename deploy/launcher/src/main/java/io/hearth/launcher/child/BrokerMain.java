package io.hearth.launcher.child;

import io.hearth.local.KafkaBroker;
import java.nio.file.Path;

/** Starts Kafka's broker, which ends with its launcher. */
public final class BrokerMain {
    private BrokerMain() {}

    /**
     * @param arguments the directory of its data, its port, its controller's port
     */
    public static void main(String[] arguments) throws Exception {
        LauncherWatch.begin();
        KafkaBroker broker =
                KafkaBroker.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
        Thread.currentThread().join();
    }
}
