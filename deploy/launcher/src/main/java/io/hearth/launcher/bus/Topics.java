package io.hearth.launcher.bus;

import io.hearth.contract.Topic;
import io.hearth.launcher.layout.Part;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics that a broker has for Hearth. */
public final class Topics {
    /** Of each, unless an operator wants others: no more replicas of a service take its events. */
    public static final int PARTITIONS = 6;

    private static final String DEAD_LETTER = "hearth.dead-letter.";

    private Topics() {}

    /** The names of all, those for what a service could not take in among them. */
    public static Set<String> names() {
        return Stream.concat(
                        Arrays.stream(Topic.values()).map(Topic::topicName),
                        Part.services().stream().map(Topics::deadLetters))
                .collect(Collectors.toSet());
    }

    /** Where a service puts what it could not take in. */
    public static String deadLetters(Part service) {
        return DEAD_LETTER + service.label();
    }
}
