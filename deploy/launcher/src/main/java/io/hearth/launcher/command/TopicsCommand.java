package io.hearth.launcher.command;

import io.hearth.launcher.bus.Topics;
import io.hearth.local.KafkaTopics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hearth topics}. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "Makes Hearth's topics on any Kafka; may be repeated, and changes none that is there.",
            "How often each is kept is what the brokers do by default. Waits a minute for as many",
            "brokers as are named."
        })
public final class TopicsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--kafka",
            required = true,
            paramLabel = "HOST:PORT",
            description = "One or more brokers, with commas between them.")
    private String kafka = "";

    @Option(
            names = "--partitions",
            defaultValue = "6",
            paramLabel = "NUMBER",
            description =
                    "Of each topic; no more replicas of a service work at a time (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Override
    public Integer call() throws Exception {
        KafkaTopics.create(kafka, Topics.names(), partitions)
                .forEach(topic -> spec.commandLine().getOut().println("  made     " + topic));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
