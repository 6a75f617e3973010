package io.hearth.template;

/** What becomes of the physical thing when its resource is deleted. */
public enum DeletionPolicy {
    DELETE,
    RETAIN,
    SNAPSHOT
}
