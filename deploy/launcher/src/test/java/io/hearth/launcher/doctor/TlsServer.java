package io.hearth.launcher.doctor;

import io.hearth.launcher.secured.Authority;
import io.hearth.launcher.secured.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Shows a certificate to who comes, and has nothing to say. */
final class TlsServer implements AutoCloseable {
    private final SSLServerSocket socket;

    private TlsServer(SSLServerSocket socket) {
        this.socket = socket;
    }

    /**
     * @param shown how many certificates of the server's chain
     */
    static TlsServer of(Authority authority, String server, int shown)
            throws IOException, GeneralSecurityException {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyStore all = KeyStore.getInstance(authority.store().toFile(), password);
        Certificate[] chain = Arrays.copyOf(all.getCertificateChain(server), shown);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(server, all.getKey(server, password), password, chain);
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        TlsServer started =
                new TlsServer(
                        (SSLServerSocket)
                                context.getServerSocketFactory()
                                        .createServerSocket(
                                                0, 5, InetAddress.getByName("127.0.0.1")));
        Thread.ofVirtual().start(started::serve);
        return started;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (SSLSocket caller = (SSLSocket) socket.accept()) {
                caller.startHandshake();
            } catch (IOException e) {
                // who does not like what is shown goes away
            }
        }
    }

    /** On this machine, by the name that its certificate may have. */
    String address() {
        return "localhost:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
