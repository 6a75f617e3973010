package io.hearth.metadataservice.document;

import static java.util.Objects.requireNonNull;

/**
 * Names a document.
 *
 * @param stackId the stack's UUID
 * @param resource the resource's name in the template
 */
public record DocumentKey(String stackId, String resource) {
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_NAME = 255;

    public DocumentKey {
        requireNonNull(stackId, "A document's key needs a stack id.");
        requireNonNull(resource, "A document's key needs a resource name.");
    }

    /** Whether there may be one: else it is neither looked for nor remembered. */
    boolean isPossible() {
        return stackId.length() <= LONGEST_ID
                && resource.length() <= LONGEST_NAME
                && stackId.indexOf(0) < 0
                && resource.indexOf(0) < 0;
    }

    /** From the payload of the table's notification: stack id, a space, the resource's name. */
    static DocumentKey fromNotification(String payload) {
        int space = payload.indexOf(' ');
        return new DocumentKey(payload.substring(0, space), payload.substring(space + 1));
    }
}
