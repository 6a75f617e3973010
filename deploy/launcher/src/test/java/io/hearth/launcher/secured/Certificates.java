package io.hearth.launcher.secured;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A server's key and a certificate that vouches for itself, in every form that somebody asks for.
 *
 * @param keystore PKCS12, with the key
 * @param key PEM
 * @param certificate PEM, for who is to trust it
 * @param truststore PKCS12, with the certificate alone
 */
public record Certificates(Path keystore, Path key, Path certificate, Path truststore) {
    /** Of both stores. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "server";

    /**
     * @param directory holds the files
     * @param names whom the certificate is for, as keytool's {@code -ext SAN=} takes them
     */
    public static Certificates make(Path directory, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(directory);
        Path keystore = directory.resolve("keystore.p12");
        keytool(keystore, "-genkeypair -keyalg EC -dname CN=hearth-test -ext SAN=" + names);
        Path certificate = directory.resolve("certificate.pem");
        keytool(keystore, "-exportcert -rfc -file " + certificate);
        Path truststore = directory.resolve("truststore.p12");
        keytool(truststore, "-importcert -noprompt -file " + certificate);
        return new Certificates(
                keystore, key(keystore, directory.resolve("key.pem")), certificate, truststore);
    }

    private static void keytool(Path store, String options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-alias", ALIAS, "-storepass", PASSWORD, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store.toString()));
        command.addAll(List.of(options.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** PostgreSQL refuses a key that others may read. */
    private static Path key(Path keystore, Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        byte[] key = store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8));
        Files.createFile(
                pem,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(lines.encodeToString(key)));
    }
}
