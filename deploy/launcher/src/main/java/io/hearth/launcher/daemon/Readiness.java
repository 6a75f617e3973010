package io.hearth.launcher.daemon;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** What tells from outside whether a part is up; its text says where it was asked. */
sealed interface Readiness {
    int CONNECT_MILLIS = 500;
    int READ_MILLIS = 5_000;

    boolean holds();

    /** A service says so itself. */
    record Health(URI url) implements Readiness {
        @Override
        public boolean holds() {
            try {
                HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
                connection.setConnectTimeout(CONNECT_MILLIS);
                connection.setReadTimeout(READ_MILLIS);
                return connection.getResponseCode() == 200;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }

    /** A listener takes connections as soon as it can serve them. */
    record Listening(int port) implements Readiness {
        @Override
        public boolean holds() {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        CONNECT_MILLIS);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "port " + port;
        }
    }
}
