package io.hearth.launcher.command;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.Rights;
import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.local.KafkaTopics;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private BusOptions bus = new BusOptions();

    @Option(
            names = "--partitions",
            defaultValue = "" + Topics.PARTITIONS,
            paramLabel = "NUMBER",
            description =
                    "Of each topic; no more replicas of a service work at a time (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--acls",
            description = {
                "Also grants each service, and '" + Rights.OPERATOR + "', what it needs on the bus",
                "and nothing else; takes nothing from anybody."
            })
    private boolean acls;

    @Option(
            names = "--principal",
            defaultValue = "User:%s",
            paramLabel = "PATTERN",
            description = {
                "Whom Kafka takes a service for, its name where %%s is, such as",
                "'User:CN=%%s,O=Example' with client certificates (default: User:%%s)."
            })
    private String principal = "";

    public TopicsCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Bus where = bus.bus(stateDirectory.get());
        KafkaTopics.create(where.client(), Topics.names(), partitions)
                .forEach(topic -> out.println("  made     " + topic));
        if (acls) {
            grant(where).forEach(binding -> out.println("  granted  " + line(binding)));
        }
        out.flush();
        return 0;
    }

    /** What was not granted before. */
    private List<AclBinding> grant(Bus where) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(where.client())) {
            Collection<AclBinding> present =
                    admin.describeAcls(AclBindingFilter.ANY).values().get();
            List<AclBinding> missing =
                    Rights.all().stream()
                            .flatMap(each -> each.bindings(principalOf(each)).stream())
                            .filter(binding -> !present.contains(binding))
                            .toList();
            admin.createAcls(missing).all().get();
            return missing;
        }
    }

    private String principalOf(Rights rights) {
        return principal.replace("%s", rights.name());
    }

    private static String line(AclBinding binding) {
        return "%s %s %s %s"
                .formatted(
                        binding.entry().principal(),
                        binding.entry().operation(),
                        binding.pattern().resourceType(),
                        binding.pattern().name());
    }
}
