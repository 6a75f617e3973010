package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.caller.IdentityAddress;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.daemon.KeystoneNeeds;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.doctor.Doctor;
import io.hearth.launcher.doctor.Finding;
import io.hearth.launcher.doctor.Finding.Severity;
import io.hearth.launcher.doctor.Premises;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hearth doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at Keystone, the bus, the databases, the services, all certificates and your",
            "client, and says what is wrong: a line for each thing, with what to do. Changes nothing.",
            "Your client is what OS_USERNAME and the like say, else the owner of the Hearth."
        },
        footer = "Exits with 1 when something is wrong.")
public final class DoctorCommand implements Callable<Integer> {
    /** Which Hearth is looked at. */
    enum Target {
        LOCAL,
        COMPOSE,
        CLOUD
    }

    private static final String USER = "OS_USERNAME";

    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private BusOptions bus = new BusOptions();

    @Option(
            names = "--against",
            defaultValue = "local",
            paramLabel = "WHICH",
            description = {
                "local; compose: what docker compose has started, as far as it can be seen from here;",
                "or cloud: what the login in OS_AUTH_URL, OS_USERNAME and the like can see of any",
                "Keystone and the Hearth in its catalog, and, with --kafka, of its bus",
                "(default: ${DEFAULT-VALUE})."
            })
    private Target target = Target.LOCAL;

    public DoctorCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        AtomicInteger wrong = new AtomicInteger();
        Doctor.look(
                premises(System.getenv()),
                finding -> {
                    print(finding, out);
                    wrong.addAndGet(finding.severity() == Severity.WRONG ? 1 : 0);
                });
        if (target == Target.LOCAL) {
            print(reach(stateDirectory.get()), out);
        }
        return wrong.get() == 0 ? 0 : 1;
    }

    private Premises premises(Map<String, String> environment) {
        return switch (target) {
            case LOCAL -> {
                StateDirectory state = stateDirectory.get();
                RunRecord.requireRunning(state);
                yield premises(state, environment, bus.bus(state));
            }
            case COMPOSE -> {
                ComposeDeployment deployment = ComposeDeployment.of(Installation.current());
                yield deployment.premises(
                        bus.bus(deployment::kafka),
                        Optional.of(environment).filter(each -> each.containsKey(USER)));
            }
            case CLOUD ->
                    new Premises(
                            AdminLogin.fromEnvironment(
                                    IdentityAddress.of(environment), environment),
                            Optional.empty(),
                            bus.isElsewhere()
                                    ? Optional.of(bus.bus(stateDirectory.get()))
                                    : Optional.empty(),
                            Map.of(),
                            Map.of(),
                            environment);
        };
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf("  %s %s%n", finding.severity().sign(), finding.told());
        out.flush();
    }

    /** The identity worker knows how far its own login reaches. */
    private static Finding reach(StateDirectory state) throws InterruptedException {
        try {
            JsonNode report = OperatorApi.of(state).send("GET", "/reach");
            boolean confined = report.path("standing").asText().equals("CONFINED");
            return new Finding(
                    confined ? Severity.GOOD : Severity.DOUBTFUL,
                    report.path("told").asText().replaceAll("\\s+", " "));
        } catch (IOException e) {
            return new Finding(
                    Severity.DOUBTFUL,
                    "How far the stack domain's admin reaches is not known: the identity worker does not answer.");
        }
    }

    /**
     * Those of a local Hearth.
     *
     * @param environment with the login of another's Keystone, and the client's if there is one
     */
    public static Premises premises(StateDirectory state, Map<String, String> environment) {
        int port = Settings.load(state).ports().of(Listener.KAFKA);
        return premises(state, environment, Bus.at("127.0.0.1:" + port));
    }

    private static Premises premises(
            StateDirectory state, Map<String, String> environment, Bus bus) {
        Settings settings = Settings.load(state);
        KeystoneNeeds needs =
                new KeystoneNeeds(settings, new SecretFiles(state), DeploymentFile.of(state));
        return new Premises(
                needs.admin(environment),
                Optional.of(needs.options()),
                Optional.of(bus),
                services(settings),
                Part.services().stream()
                        .collect(Collectors.toMap(Function.identity(), settings::database)),
                caller(state, settings, environment));
    }

    private static Map<Part, URI> services(Settings settings) {
        Map<Part, URI> services = new HashMap<>();
        for (Part service : Part.services()) {
            int port = settings.ports().of(service.listeners().getFirst());
            services.put(service, URI.create("http://127.0.0.1:" + port));
        }
        return services;
    }

    /** Of another's Keystone the environment has the administrator, who is no client. */
    private static Map<String, String> caller(
            StateDirectory state, Settings settings, Map<String, String> environment) {
        return environment.containsKey(USER) && settings.keystone().isEmpty()
                ? environment
                : Account.OWNER.environment(state);
    }
}
