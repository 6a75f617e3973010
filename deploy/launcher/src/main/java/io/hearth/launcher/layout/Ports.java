package io.hearth.launcher.layout;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * Which port each listener has; all of them on the loopback interface.
 *
 * @param byListener a port from 1 to 65535 for every listener, no two alike
 */
public record Ports(Map<Listener, Integer> byListener) {
    private static final String SETTING = "port.";

    public Ports {
        EnumMap<Listener, Integer> copy = new EnumMap<>(byListener);
        EnumMap<Listener, Integer> seen = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            Integer port = copy.get(listener);
            if (port == null || port < 1 || port > 65_535) {
                throw new IllegalArgumentException(
                        "The port of %s is %s; it must be from 1 to 65535."
                                .formatted(listener.label(), port));
            }
            seen.forEach(
                    (other, taken) -> {
                        if (taken.equals(port)) {
                            throw new IllegalArgumentException(
                                    "Port %d is given to both %s and %s."
                                            .formatted(port, other.label(), listener.label()));
                        }
                    });
            seen.put(listener, port);
        }
        byListener = Collections.unmodifiableMap(copy);
    }

    /** The usual ports, each moved up by {@code base}. */
    public static Ports shiftedBy(int base) {
        EnumMap<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            ports.put(listener, listener.usualPort() + base);
        }
        return new Ports(ports);
    }

    public int of(Listener listener) {
        Integer port = byListener.get(listener);
        if (port == null) {
            throw new IllegalStateException(listener.label() + " has no port.");
        }
        return port;
    }

    /** These ports, with the given ones instead of their own. */
    public Ports with(Map<Listener, Integer> chosen) {
        EnumMap<Listener, Integer> ports = new EnumMap<>(byListener);
        ports.putAll(chosen);
        return new Ports(ports);
    }

    static Ports from(Properties settings) {
        EnumMap<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            String port = settings.getProperty(SETTING + listener.label());
            ports.put(listener, port == null ? listener.usualPort() : Integer.parseInt(port));
        }
        return new Ports(ports);
    }

    void into(Properties settings) {
        byListener.forEach(
                (listener, port) ->
                        settings.setProperty(SETTING + listener.label(), port.toString()));
    }
}
