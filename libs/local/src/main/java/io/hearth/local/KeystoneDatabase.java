package io.hearth.local;

import io.hearth.contract.seal.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The PostgreSQL database that a private Keystone keeps its data in; it must exist. SQLite does not
 * do: its threads block one another until requests fail.
 */
public record KeystoneDatabase(
        String host, int port, String user, Optional<Secret> password, String name) {

    /** A database of a server that asks for no password. */
    public static KeystoneDatabase of(PostgresServer server, String name) {
        return new KeystoneDatabase(
                "127.0.0.1", server.port(), PostgresServer.USER, Optional.empty(), name);
    }

    /** As SQLAlchemy reads it. */
    String connection() {
        String login =
                encoded(user) + password.map(secret -> ":" + encoded(secret.reveal())).orElse("");
        return "postgresql+psycopg2://%s@%s:%d/%s".formatted(login, host, port, encoded(name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
