package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneSettings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who says that it is Keystone, and has a certificate that nobody has signed. */
class KeystoneTlsTest {
    private static final String PASSWORD = "of-the-key-store";

    @Test
    @Tag("CVE-2014-7144")
    @Tag("CVE-2015-1852")
    void isToldNoPassword(@TempDir Path directory) throws Exception {
        AtomicInteger heard = new AtomicInteger();
        HttpsServer impostor = impostor(directory, heard);
        String url = "https://localhost:%d/v3".formatted(impostor.getAddress().getPort());

        try (KeystoneClient client =
                KeystoneClient.connect(
                        KeystoneSettings.ofProject(
                                url, "admin", Secret.of("an-admin-password"), "admin"))) {
            assertThatThrownBy(() -> client.keystone().findUser("default", "admin"))
                    .isInstanceOf(KeystoneException.Unavailable.class)
                    .hasMessageContaining("SSLHandshakeException");
        } finally {
            impostor.stop(0);
        }
        assertThat(heard).hasValue(0);
    }

    private static HttpsServer impostor(Path directory, AtomicInteger heard) throws Exception {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ownCertificate(directory)));
        server.createContext(
                "/",
                exchange -> {
                    heard.incrementAndGet();
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static SSLContext ownCertificate(Path directory) throws Exception {
        Path file = directory.resolve("own.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "own",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
