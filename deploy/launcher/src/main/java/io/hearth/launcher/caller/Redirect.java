package io.hearth.launcher.caller;

import java.net.URI;
import java.util.Locale;

/** Where an answer sends the one who asked: to another address of the same server, or nowhere. */
final class Redirect {
    private Redirect() {}

    /**
     * @param location of the answer; empty if it has none
     * @throws IllegalStateException if another server would be shown the token
     */
    static URI follow(URI asked, String location) {
        URI target;
        try {
            target = asked.resolve(location);
        } catch (IllegalArgumentException e) {
            throw strange(asked, location);
        }
        if (location.isEmpty() || !server(asked).equals(server(target))) {
            throw strange(asked, location);
        }
        return target;
    }

    private static String server(URI url) {
        int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return "%s://%s:%d"
                .formatted(
                        url.getScheme(), url.getHost(), url.getPort() < 0 ? usual : url.getPort())
                .toLowerCase(Locale.ROOT);
    }

    private static IllegalStateException strange(URI asked, String location) {
        return new IllegalStateException(
                "The API at %s sends its callers to '%s', which is not where it is, and is not shown the token. Have its address in Keystone's catalog and hearth.endpoint.orchestration be the same, and what stands in front of it keep the Host header."
                        .formatted(server(asked), location));
    }
}
