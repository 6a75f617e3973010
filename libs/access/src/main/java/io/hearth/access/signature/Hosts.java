package io.hearth.access.signature;

import java.util.Locale;

/** Hosts as signatures cover them. */
final class Hosts {
    private Hosts() {}

    /** In lower case, port and all. */
    static String normalised(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
