package io.hearth.launcher.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a local Hearth consists of, in the order in which a reader looks for it. */
public enum Part {
    POSTGRESQL(Listener.POSTGRESQL),
    KAFKA(Listener.KAFKA, Listener.KAFKA_CONTROLLER),
    KEYSTONE(Listener.KEYSTONE),
    STACK_API(Listener.STACK_API),
    IDENTITY_WORKER(Listener.IDENTITY_WORKER),
    METADATA_SERVICE(Listener.METADATA_SERVICE),
    SIGNAL_SERVICE(Listener.SIGNAL_SERVICE),
    WEBHOOK_SERVICE(Listener.WEBHOOK_SERVICE),
    EDGE(Listener.ORCHESTRATION, Listener.CLOUDFORMATION, Listener.CLOUDWATCH);

    private final List<Listener> listeners;

    Part(Listener... listeners) {
        this.listeners = List.of(listeners);
    }

    /** The part's ports, the one to ask first. */
    public List<Listener> listeners() {
        return listeners;
    }

    /** As users spell it, such as {@code stack-api}; a service's module has the same name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part's database, for those that have one, such as {@code stack_api}. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The five services: processes of their own, each with its own database. */
    public static List<Part> services() {
        return List.of(
                STACK_API, IDENTITY_WORKER, METADATA_SERVICE, SIGNAL_SERVICE, WEBHOOK_SERVICE);
    }

    /** The part of that label. */
    public static Optional<Part> labelled(String label) {
        return Arrays.stream(values()).filter(part -> part.label().equals(label)).findFirst();
    }

    /** The part that listens there. */
    public static Part of(Listener listener) {
        return Arrays.stream(values())
                .filter(part -> part.listeners.contains(listener))
                .findFirst()
                .orElseThrow();
    }
}
