package io.hearth.stackapi.engine;

import io.hearth.contract.ResourceEvent.ResourceAnswered;
import org.jboss.logging.Logger;

/**
 * Logs answers of provisioners that nobody waits for: late and repeated ones are to be expected,
 * invented ones an operator wants to see.
 */
final class DroppedAnswers {
    private static final Logger LOG = Logger.getLogger(DroppedAnswers.class);
    private static final int LONGEST = 255;

    private DroppedAnswers() {}

    static void log(ResourceAnswered answer) {
        LOG.infof(
                "An answer %s to request '%s' for resource '%s' of stack '%s' is dropped: nothing"
                        + " waits for it.",
                answer.status(),
                shown(answer.requestId()),
                shown(answer.resource()),
                shown(answer.stack().id()));
    }

    /** Whoever writes answers must not write lines into the log. */
    private static String shown(String given) {
        String line = given.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
