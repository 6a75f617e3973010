package io.hearth.access.signature.algorithm;

import java.util.Locale;

/** Hosts as signatures cover them. */
public final class Hosts {
    private Hosts() {}

    /** In lower case, port and all. */
    public static String normalised(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    public static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
