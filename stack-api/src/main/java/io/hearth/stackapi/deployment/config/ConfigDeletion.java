package io.hearth.stackapi.deployment.config;

/** What a request to delete a software config comes to. */
public sealed interface ConfigDeletion {
    /** It is gone. */
    record Deleted() implements ConfigDeletion {}

    /** There is none of this id in the project. */
    record Missing() implements ConfigDeletion {}

    /** A deployment refers to it. */
    record Referenced() implements ConfigDeletion {}

    /** It goes with the resource that it is part of, and not before. */
    record PartOfStack(SoftwareConfig.Part part) implements ConfigDeletion {}
}
