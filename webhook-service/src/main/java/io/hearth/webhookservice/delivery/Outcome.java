package io.hearth.webhookservice.delivery;

import org.jspecify.annotations.Nullable;

/** What became of one try. */
sealed interface Outcome {
    /**
     * The receiver has it.
     *
     * @param status 2xx
     */
    record Delivered(int status) implements Outcome {}

    /**
     * The receiver has it not, or nobody knows.
     *
     * @param status null when there was no answer
     */
    record Failed(Failure failure, @Nullable Integer status) implements Outcome {}

    /** What an answer's status says. */
    static Outcome of(int status) {
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        return new Failed(status == 410 ? Failure.GONE : Failure.STATUS, status);
    }
}
