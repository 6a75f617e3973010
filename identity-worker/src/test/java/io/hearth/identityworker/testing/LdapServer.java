package io.hearth.identityworker.testing;

import io.hearth.local.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real OpenLDAP with one person, on the loopback interface. */
final class LdapServer implements AutoCloseable {
    static final String SUFFIX = "dc=example,dc=org";
    static final String READER = "cn=reader," + SUFFIX;
    static final String READER_PASSWORD = "a-readers-password";

    private static final String ENTRIES =
            """
            dn: dc=example,dc=org
            objectClass: dcObject
            objectClass: organization
            dc: example
            o: Example

            dn: ou=people,dc=example,dc=org
            objectClass: organizationalUnit
            ou: people

            dn: ou=groups,dc=example,dc=org
            objectClass: organizationalUnit
            ou: groups

            dn: uid=%1$s,ou=people,dc=example,dc=org
            objectClass: inetOrgPerson
            uid: %1$s
            cn: %1$s
            sn: %1$s
            userPassword: %2$s
            """;

    private final int port;
    private final Process process;

    private LdapServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Where Debian's package, or a copy of it, has put the server; empty without one. */
    static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "slapd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static LdapServer start(Path directory, String person, String password)
            throws IOException, InterruptedException {
        Path program = program().orElseThrow();
        Path root = program.resolve("../../..").normalize();
        Files.createDirectories(directory.resolve("data"));
        Path configuration =
                Files.writeString(
                        directory.resolve("slapd.conf"),
                        """
                        include %1$s/etc/ldap/schema/core.schema
                        include %1$s/etc/ldap/schema/cosine.schema
                        include %1$s/etc/ldap/schema/inetorgperson.schema
                        modulepath %1$s/usr/lib/ldap
                        moduleload back_mdb
                        database mdb
                        suffix "%2$s"
                        rootdn "%3$s"
                        rootpw %4$s
                        directory %5$s/data
                        """
                                .formatted(
                                        root.equals(Path.of("/")) ? "" : root.toString(),
                                        SUFFIX,
                                        READER,
                                        READER_PASSWORD,
                                        directory));
        Path entries =
                Files.writeString(
                        directory.resolve("entries.ldif"), ENTRIES.formatted(person, password));
        int port = FreePorts.next();
        run(directory, program.resolveSibling("slapadd"), configuration, "-l", entries.toString());
        Process process =
                builder(
                                directory,
                                program,
                                configuration,
                                "-h",
                                "ldap://127.0.0.1:" + port,
                                "-d",
                                "0")
                        .start();
        return new LdapServer(port, process);
    }

    String url() {
        return "ldap://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void run(Path directory, Path program, Path configuration, String... arguments)
            throws IOException, InterruptedException {
        Process process = builder(directory, program, configuration, arguments).start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(Files.readString(directory.resolve("slapd.log")));
        }
    }

    private static ProcessBuilder builder(
            Path directory, Path program, Path configuration, String... arguments) {
        List<String> command =
                Stream.concat(
                                Stream.of(program.toString(), "-f", configuration.toString()),
                                Stream.of(arguments))
                        .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(directory.resolve("slapd.log").toFile()));
    }
}
