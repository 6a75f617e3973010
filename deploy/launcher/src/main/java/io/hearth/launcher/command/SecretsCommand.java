package io.hearth.launcher.command;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearth secrets}. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = {
            "Makes what a Hearth in containers keeps secret, each in a file; keeps what is there.",
            "Nobody else may look into the directory. The files themselves are readable, since each",
            "is mounted into a container whose user is another one."
        })
public final class SecretsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Where they are; made if need be.")
    private Path directory = Path.of("secrets");

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files(new SecretFiles(directory))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            out.println(file);
        }
        out.flush();
        return 0;
    }

    private static List<Path> files(SecretFiles secrets) {
        List<Path> files =
                new ArrayList<>(
                        List.of(
                                secrets.keyset(),
                                secrets.provisionerKeyset(),
                                secrets.webhookKeyset(),
                                secrets.operatorToken(),
                                secrets.stackDomainId(),
                                secrets.passwordFile(AdminLogin.USER),
                                secrets.passwordFile("postgres"),
                                secrets.passwordFile("grafana"),
                                secrets.passwordFile(Part.KEYSTONE.database())));
        for (Account account : Account.values()) {
            files.add(secrets.passwordFile(account.label()));
        }
        for (Part service : Part.services()) {
            files.add(secrets.passwordFile(service.database()));
        }
        return files;
    }
}
