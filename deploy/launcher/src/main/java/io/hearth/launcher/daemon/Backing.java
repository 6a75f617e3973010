package io.hearth.launcher.daemon;

import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeypairMaker;
import io.hearth.keystone.bootstrap.Bootstrap;
import io.hearth.keystone.bootstrap.HardenedPolicy;
import io.hearth.keystone.bootstrap.PolicyFile;
import io.hearth.keystone.bootstrap.StepReport;
import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.local.KafkaTopics;
import io.hearth.local.KeystoneDatabase;
import io.hearth.local.KeystoneServer;
import io.hearth.local.KeystoneServerSettings;
import io.hearth.local.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;

/** What the services stand on: PostgreSQL, Kafka and Keystone. */
final class Backing {
    private static final String DOMAIN_FILE = "stack-user-domain-id";

    private final StateDirectory state;
    private final Settings settings;
    private final SecretFiles secrets;
    private final DeploymentId deployment;
    private final StatusBoard board;
    private final Holder holder;

    Backing(
            StateDirectory state,
            Settings settings,
            SecretFiles secrets,
            DeploymentId deployment,
            StatusBoard board,
            Holder holder) {
        this.state = state;
        this.settings = settings;
        this.secrets = secrets;
        this.deployment = deployment;
        this.board = board;
        this.holder = holder;
    }

    PostgresServer startPostgres() throws Exception {
        Path directory = state.data().resolve("postgresql");
        PostgresServer server =
                holder.hold(
                        PostgresServer.start(
                                directory,
                                settings.ports().of(Listener.POSTGRESQL),
                                PostgresServer.Durability.DURABLE));
        for (Part service : Part.services()) {
            server.createDatabase(service.database());
        }
        board.set(Part.POSTGRESQL, PartState.READY, postmaster(directory), version(directory), 0);
        return server;
    }

    private static ProcessHandle postmaster(Path directory) throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElse(ProcessHandle.current());
    }

    private static String version(Path directory) throws IOException {
        return Files.readString(directory.resolve("data/PG_VERSION")).strip();
    }

    ChildProcess startKafka() throws Exception {
        BrokerCommand command =
                new BrokerCommand(
                        Installation.current(),
                        state.data().resolve("kafka"),
                        settings.ports().of(Listener.KAFKA),
                        settings.ports().of(Listener.KAFKA_CONTROLLER));
        ChildProcess broker =
                holder.hold(
                        new ChildProcess(
                                Part.KAFKA,
                                AppInfoParser.getVersion(),
                                command::builder,
                                state,
                                new Readiness.Listening(command.port()),
                                board));
        broker.start();
        KafkaTopics.create("127.0.0.1:" + command.port(), Topics.names(), Topics.PARTITIONS);
        return broker;
    }

    KeystoneServer startKeystone(PostgresServer postgres, Steps steps) throws Exception {
        postgres.createDatabase("keystone");
        KeystoneServer server =
                holder.hold(
                        KeystoneServer.start(
                                KeystoneServerSettings.of(
                                                state.keystone(),
                                                settings.ports().of(Listener.KEYSTONE),
                                                KeystoneDatabase.of(postgres, "keystone"),
                                                secrets.password(AdminLogin.USER))
                                        .withOrigin(settings.origin()),
                                what -> steps.doing(Part.KEYSTONE.label(), what)));
        board.set(Part.KEYSTONE, PartState.READY, server.process(), server.version(), 0);
        return server;
    }

    /**
     * Makes Keystone ready for Hearth.
     *
     * @return the id of the domain that the stack users live in
     */
    String bootstrap(Steps steps) {
        KeystoneNeeds needs = new KeystoneNeeds(settings, secrets, deployment);
        String domainId =
                new Bootstrap(needs.admin(System.getenv()), needs.options())
                        .run(report -> tell(report, steps))
                        .stackUserDomainId();
        if (settings.keystone().isEmpty()) {
            StateDirectory.writePrivately(state.run(DOMAIN_FILE), domainId);
            tell(policy(domainId), steps);
        }
        return domainId;
    }

    /** Of a private Keystone, which notices a change by itself. */
    private StepReport policy(String domainId) {
        PolicyFile file = new PolicyFile(KeystoneServer.policyFile(state.keystone()));
        return switch (settings.policy()) {
            case HARDENED -> file.write(HardenedPolicy.forDomain(domainId, KeypairMaker.USER));
            case DEFAULT -> file.withdraw();
        };
    }

    /** What only another's operator can change, the user has to know of. */
    private static void tell(StepReport report, Steps steps) {
        System.err.println("bootstrap: " + report);
        if (report.outcome() == StepReport.Outcome.WARNING) {
            steps.doing("bootstrap", report.name());
        }
    }

    /**
     * The domain's id from an earlier start, with which the services need not wait; only a private
     * Keystone cannot have lost it since.
     */
    Optional<String> knownDomain() {
        Path file = state.run(DOMAIN_FILE);
        if (settings.keystone().isPresent() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
