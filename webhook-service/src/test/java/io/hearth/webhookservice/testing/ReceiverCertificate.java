package io.hearth.webhookservice.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for {@value #HOST} that the service trusts, made for the run. */
public final class ReceiverCertificate implements QuarkusTestResourceLifecycleManager {
    /** Which {@code TestNames} knows. */
    public static final String HOST = "hooks.example.test";

    private static final String PASSWORD = "of-the-key-store";
    private static final Path DIRECTORY = directory();

    @Override
    public Map<String, String> start() {
        Path pem = DIRECTORY.resolve("own.pem");
        if (!Files.exists(pem)) {
            keytool(
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + HOST,
                    "-ext",
                    "SAN=dns:" + HOST);
            keytool("-exportcert", "-rfc", "-file", pem.toString());
        }
        return Map.of("hearth.webhooks.trusted-certificates", pem.toString());
    }

    @Override
    public void stop() {}

    /** The receiver's side. */
    public static SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(DIRECTORY.resolve("own.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String action, String... rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add(action);
        command.addAll(List.of(rest));
        command.addAll(
                List.of(
                        "-alias",
                        "own",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        DIRECTORY.resolve("own.p12").toString(),
                        "-storepass",
                        PASSWORD));
        try {
            Process keytool = new ProcessBuilder(command).inheritIO().start();
            if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool makes no certificate.");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("hearth-receiver-");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
