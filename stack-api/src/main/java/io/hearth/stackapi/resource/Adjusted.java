package io.hearth.stackapi.resource;

/** What an {@link Adjustment} of a group comes to. */
public sealed interface Adjusted {
    /**
     * Nothing is to be done, and nobody is told.
     *
     * @param reason for whoever looks for it
     */
    record Ignored(String reason) implements Adjusted {}

    /**
     * The stack behind the group becomes another one, while the group itself stays complete.
     *
     * @param outcome to remember until that is done, see {@link ResourceType#settled}
     */
    record Begun(NestedTemplate template, Outcome outcome) implements Adjusted {}
}
