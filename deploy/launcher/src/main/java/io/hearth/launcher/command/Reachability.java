package io.hearth.launcher.command;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Whether a server elsewhere answers, whatever it says. */
final class Reachability {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SERVER_ERROR = 500;

    private Reachability() {}

    static boolean of(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            return connection.getResponseCode() < SERVER_ERROR;
        } catch (IOException e) {
            return false;
        }
    }
}
