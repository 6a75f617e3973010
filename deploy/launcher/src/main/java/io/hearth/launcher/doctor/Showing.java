package io.hearth.launcher.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What a server shows of itself over TLS, and what Java has against it.
 *
 * @param chain its own certificate first
 */
record Showing(List<X509Certificate> chain, Set<Objection> objections) {
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(8).toMillis();

    /** What is wrong with a chain, apart from its dates. */
    enum Objection {
        /** It is for another host than was called. */
        ANOTHERS,
        /** It does not lead to whom we trust. */
        UNTRUSTED
    }

    Showing {
        chain = List.copyOf(chain);
        objections = Set.copyOf(objections);
    }

    X509Certificate own() {
        return chain.getFirst();
    }

    /**
     * Begins to speak with a server, and says nothing.
     *
     * @return empty if it shows none
     * @throws SSLException if it does not speak TLS
     * @throws IOException if it cannot be reached
     */
    static Optional<Showing> of(String host, int port, Trust trust) throws IOException {
        Witness witness = new Witness(trust);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            SSLSocket socket =
                    (SSLSocket)
                            context(witness)
                                    .getSocketFactory()
                                    .createSocket(plain, host, port, true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        } catch (IOException e) {
            // a server may want to know who we are after it has shown who it is
            if (witness.seen.isEmpty()) {
                throw e;
            }
        }
        return witness.seen;
    }

    private static SSLContext context(TrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not speak TLS.", e);
        }
    }

    /** Takes down what it sees, and lets it pass, since nothing is said to the server. */
    private static final class Witness extends X509ExtendedTrustManager {
        private final Trust trust;
        private Optional<Showing> seen = Optional.empty();

        Witness(Trust trust) {
            this.trust = trust;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            Set<Objection> objections = EnumSet.noneOf(Objection.class);
            if (!leads(chain, type)) {
                objections.add(Objection.UNTRUSTED);
            }
            if (trust.namesHosts() && !isForHost(chain[0], type, socket)) {
                objections.add(Objection.ANOTHERS);
            }
            seen = Optional.of(new Showing(List.of(chain), objections));
        }

        /** Whether it leads to whom we trust, be it out of date. */
        private boolean leads(X509Certificate[] chain, String type) {
            try {
                trust.manager().checkServerTrusted(chain, type);
                return true;
            } catch (CertificateException e) {
                return Dates.areAllThatIsWrong(e);
            }
        }

        /** To who trusts this very certificate, its names are all that is left to look at. */
        private static boolean isForHost(X509Certificate own, String type, Socket socket) {
            try {
                KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                store.setCertificateEntry("own", own);
                Trust.manager(store).checkServerTrusted(new X509Certificate[] {own}, type, socket);
                return true;
            } catch (CertificateException e) {
                return Dates.areAllThatIsWrong(e);
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("This JDK cannot keep a certificate.", e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("Only sockets are looked at.");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new UnsupportedOperationException("Only sockets are looked at.");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("Nobody is a client of the doctor.");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.manager().getAcceptedIssuers();
        }
    }
}
