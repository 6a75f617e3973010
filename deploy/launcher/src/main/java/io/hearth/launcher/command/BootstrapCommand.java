package io.hearth.launcher.command;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeypairMaker;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.keystone.bootstrap.Bootstrap;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.keystone.bootstrap.BootstrapSettings;
import io.hearth.keystone.bootstrap.HardenedPolicy;
import io.hearth.keystone.bootstrap.PolicyFile;
import io.hearth.keystone.bootstrap.StepReport;
import io.hearth.launcher.caller.IdentityAddress;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hearth bootstrap}: for any Keystone, named by the environment. */
@Command(
        name = "bootstrap",
        mixinStandardHelpOptions = true,
        description = {
            "Makes any Keystone ready for Hearth; may be repeated.",
            "The administrator's login is taken from OS_AUTH_URL, OS_USERNAME, OS_PASSWORD,",
            "OS_PROJECT_NAME, OS_USER_DOMAIN_NAME and OS_PROJECT_DOMAIN_NAME; OS_PASSWORD_FILE",
            "may name a file in place of OS_PASSWORD.",
            "Prints the settings to use, as properties and as environment."
        })
public final class BootstrapCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    @Option(
            names = "--deployment-id",
            paramLabel = "ID",
            description = {
                "Whose accounts are made: one for each Hearth at this Keystone, such as hearth-east;",
                "its services are told the same. By default the one that 'up' uses here."
            })
    private @Nullable String deployment;

    @Option(names = "--dry-run", description = "Only print what would be done.")
    private boolean dryRun;

    @Option(
            names = "--orchestration",
            paramLabel = "URL",
            description = {
                "The Orchestration API's public address, such as http://127.0.0.1:8004/v1. By default",
                "where 'up' has it here."
            })
    private @Nullable String orchestration;

    @Option(
            names = "--cloudformation",
            paramLabel = "URL",
            description =
                    "The CloudFormation API's public address; by default where 'up' has it here.")
    private @Nullable String cloudformation;

    @Option(
            names = "--local-projects",
            description = "Also make the projects owner-ID and other-ID, with a member each.")
    private boolean localProjects;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = {
                "Also write the policy overlay that confines the stack domain's admin to its domain,",
                "for Keystone to read; never over what somebody else has written there."
            })
    private @Nullable Path policy;

    @Option(
            names = "--keypairs-by",
            paramLabel = "WHO",
            defaultValue = "user",
            description = {
                "Who makes the keypairs of stack users under that overlay, user (each its own; so by",
                "default) or domain-admin, which then has the keypairs of the whole cloud in reach."
            })
    private String keypairsBy = "user";

    @Option(
            names = "--stack-domain-id",
            paramLabel = "ID",
            description = {
                "The id that the stack domain is made with, 32 hexadecimal digits, for services that",
                "are told before there is one. By default it is Keystone's choice."
            })
    private @Nullable String stackDomainId;

    @Option(
            names = "--passwords",
            paramLabel = "DIR",
            description = {
                "Where the accounts' passwords are, each in a file, such as heat.password, as",
                "'hearth secrets' makes them. By default new accounts get new ones, which are printed."
            })
    private @Nullable Path passwords;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "For how long to try again while Keystone does not answer (default: ${DEFAULT-VALUE}).")
    private int wait;

    public BootstrapCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws InterruptedException {
        KeypairMaker keypairs = KeypairMaker.of(keypairsBy);
        KeystoneSettings admin =
                AdminLogin.fromEnvironment(IdentityAddress.of(System.getenv()), System.getenv());
        Settings local = Settings.load(stateDirectory.get());
        Bootstrap bootstrap =
                new Bootstrap(
                        admin,
                        new BootstrapOptions(
                                deploymentId(),
                                admin.region(),
                                Objects.requireNonNullElse(orchestration, local.orchestrationUrl()),
                                Objects.requireNonNullElse(
                                        cloudformation, local.cloudformationUrl()),
                                localProjects,
                                passwords(),
                                Optional.ofNullable(stackDomainId)));
        Optional<PolicyFile> overlay = Optional.ofNullable(policy).map(PolicyFile::new);
        overlay.ifPresent(PolicyFile::requireOurs);
        if (dryRun) {
            bootstrap.plan().forEach(BootstrapCommand::print);
            overlay.ifPresent(
                    file ->
                            print(
                                    file.look(
                                            bootstrap
                                                    .stackDomainId()
                                                    .map(domain -> rules(domain, keypairs)))));
            return 0;
        }
        BootstrapSettings settings = run(bootstrap);
        overlay.ifPresent(
                file -> install(file, rules(settings.stackUserDomainId(), keypairs), keypairs));
        if (passwords == null) {
            System.out.printf("%n## as properties%n%s", settings.asProperties());
            System.out.printf("%n## as environment%n%s", settings.asEnvironment());
        }
        return 0;
    }

    /** What was done before Keystone went away is found done. */
    private BootstrapSettings run(Bootstrap bootstrap) throws InterruptedException {
        Instant end = InstantSource.system().instant().plusSeconds(wait);
        while (true) {
            try {
                return bootstrap.run(BootstrapCommand::print);
            } catch (KeystoneException.Unavailable e) {
                if (!InstantSource.system().instant().isBefore(end)) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private Map<Account, Secret> passwords() {
        if (passwords == null) {
            return Map.of();
        }
        Map<Account, Secret> read = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            if (localProjects || !account.isLocal()) {
                Path file = passwords.resolve(SecretFiles.nameOf(account));
                try {
                    read.put(account, Secret.of(Files.readString(file).strip()));
                } catch (IOException e) {
                    throw new IllegalStateException(
                            "The password of %s cannot be read from %s; 'hearth secrets %s' makes it."
                                    .formatted(account.label(), file, passwords),
                            e);
                }
            }
        }
        return read;
    }

    private DeploymentId deploymentId() {
        return deployment == null
                ? DeploymentFile.of(stateDirectory.get())
                : new DeploymentId(deployment);
    }

    private static void install(PolicyFile file, String overlay, KeypairMaker keypairs) {
        print(file.write(overlay));
        System.out.printf(
                """

                First tell the identity worker who makes keypairs under the overlay, by
                %s=%s, then Keystone to read the file. Its keystone.conf
                names it, in [oslo_policy], as policy_file = %s,
                unless the file is in Keystone's policy.d. Keystone notices later changes of the file
                without a restart.
                """,
                KeypairMaker.PROPERTY, keypairs.word(), file.path());
    }

    private static String rules(String stackDomainId, KeypairMaker keypairs) {
        return HardenedPolicy.forDomain(stackDomainId, keypairs);
    }

    private static void print(StepReport step) {
        System.out.printf(
                "  %-8s %s%n", step.outcome().name().toLowerCase(Locale.ROOT), step.name());
    }
}
