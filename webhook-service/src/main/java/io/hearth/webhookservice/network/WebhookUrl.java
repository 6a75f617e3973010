package io.hearth.webhookservice.network;

import java.net.URI;
import java.util.Locale;

/**
 * A URL of the form that a webhook may have. Whether what it names may be called is another
 * question, which is asked at each call.
 *
 * @param text as its owner gave it
 */
public record WebhookUrl(String text) {
    /** In characters. */
    public static final int LONGEST = 2_048;

    private static final int LOWEST_FREE_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /**
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public WebhookUrl {
        URI uri = parse(text);
        if (!"https".equalsIgnoreCase(uri.getScheme())
                && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("The url must begin with https://.");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new IllegalArgumentException("The url must name a host.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The url must have no user and no password.");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The url must have no fragment.");
        }
        int port = uri.getPort();
        if (port != -1
                && port != HTTPS
                && port != HTTP
                && (port < LOWEST_FREE_PORT || port > HIGHEST_PORT)) {
            throw new IllegalArgumentException(
                    "The url's port must be 443, 80 or one from 1024 to 65535.");
        }
    }

    private static URI parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The url must have at most %d characters.".formatted(LONGEST));
        }
        if (text.chars().anyMatch(one -> one <= ' ' || one > '~')) {
            throw new IllegalArgumentException("The url must be of ASCII, without spaces.");
        }
        return URI.create(text);
    }

    private URI uri() {
        return URI.create(text);
    }

    public boolean isHttps() {
        return "https".equals(uri().getScheme().toLowerCase(Locale.ROOT));
    }

    /** A name or an address; of IPv6 without brackets. */
    public String host() {
        String host = uri().getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        int port = uri().getPort();
        return port != -1 ? port : isHttps() ? HTTPS : HTTP;
    }

    /** Path and query, as they go over the wire. */
    public String pathAndQuery() {
        URI uri = uri();
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
