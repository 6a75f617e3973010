package io.hearth.launcher.secured;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who signs certificates: all of them are in one store, each with its key and its chain. */
public final class Authority {
    private final Path store;

    private Authority(Path store) {
        this.store = store;
    }

    /**
     * With {@code root}, signed by itself, and {@code between}, signed by that.
     *
     * @param directory holds the store
     */
    public static Authority make(Path directory) throws IOException, InterruptedException {
        Authority made = new Authority(directory.resolve("authority.p12"));
        made.keytool("root", "-genkeypair -keyalg EC -dname CN=root -validity 3650 -ext bc:c");
        made.keytool(
                "between",
                "-genkeypair -keyalg EC -dname CN=between -validity 3650 -ext bc:c -signer root");
        return made;
    }

    /**
     * Makes the certificate of a server.
     *
     * @param signer {@code root} or {@code between}
     * @param names as keytool's {@code -ext SAN=} takes them
     * @param time such as {@code -validity 20}
     */
    public void sign(String server, String signer, String names, String time)
            throws IOException, InterruptedException {
        keytool(
                server,
                "-genkeypair -keyalg EC -dname CN=%s -signer %s -ext SAN=%s %s"
                        .formatted(server, signer, names, time));
    }

    /** PKCS12, with the password {@link Certificates#PASSWORD}. */
    public Path store() {
        return store;
    }

    /** PEM. */
    public Path certificate(String alias, Path file) throws IOException, InterruptedException {
        keytool(alias, "-exportcert -rfc -file " + file);
        return file;
    }

    private void keytool(String alias, String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-alias", alias, "-storepass", Certificates.PASSWORD));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of(options.strip().split(" ")));
        Files.createDirectories(store.resolveSibling("."));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
