package io.hearth.launcher.story;

/** Something is not as the story tells it; says what was expected and what was found. */
public final class StoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryException(String message) {
        super(message);
    }

    StoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
