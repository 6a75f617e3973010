package io.hearth.launcher.layout;

import java.util.Locale;

/** A port that a local Hearth listens on. */
public enum Listener {
    /** The Orchestration API, at the edge. */
    ORCHESTRATION(8004),
    /** The CloudFormation-compatible API, at the edge. */
    CLOUDFORMATION(8000),
    /** The CloudWatch-compatible API, at the edge. */
    CLOUDWATCH(8003),
    STACK_API(9004),
    IDENTITY_WORKER(9005),
    METADATA_SERVICE(9000),
    SIGNAL_SERVICE(9003),
    WEBHOOK_SERVICE(9006),
    KEYSTONE(5000),
    POSTGRESQL(9432),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093);

    private final int usualPort;

    Listener(int usualPort) {
        this.usualPort = usualPort;
    }

    public int usualPort() {
        return usualPort;
    }

    /** As options and settings spell it, such as {@code stack-api}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
