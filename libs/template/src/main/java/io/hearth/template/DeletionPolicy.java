package io.hearth.template;

/** What becomes of the physical thing when its resource is deleted. */
public enum DeletionPolicy {
    DELETE("Delete"),
    RETAIN("Retain"),
    SNAPSHOT("Snapshot");

    private final String shown;

    DeletionPolicy(String shown) {
        this.shown = shown;
    }

    /** As templates and answers write it, e.g. {@code Delete}. */
    public String shown() {
        return shown;
    }
}
