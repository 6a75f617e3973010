package io.hearth.stackapi.engine;

/**
 * News for a stack of another one of its tree, kept among its timers under names that no resource
 * has: so it survives whoever brings it, and nobody holds the locks of two stacks. The deadlines of
 * provisioners stand there, too, and outlive what else a stack waited for.
 */
final class Notice {
    /** A nested stack is to look what its parent wants. */
    static final String BEGIN = "/begin";

    private static final String ENDED = "/ended/";
    private static final String UNANSWERED = "/unanswered/";

    private Notice() {}

    /** The stack behind this resource has come to an end of what it did. */
    static String ended(String resource) {
        return ENDED + resource;
    }

    static boolean is(String name) {
        return name.equals(BEGIN) || isEnded(name);
    }

    /**
     * The time is over in which a provisioner had to answer for this resource. Those of one name
     * may wait for answers at once, each for its own.
     */
    static String unanswered(String resource, String id) {
        return UNANSWERED + id + "/" + resource;
    }

    static boolean isUnanswered(String name) {
        return name.startsWith(UNANSWERED);
    }

    static Trigger.Unanswered triggerOf(String unanswered) {
        String[] parts = unanswered.substring(UNANSWERED.length()).split("/", 2);
        return new Trigger.Unanswered(parts[1], parts[0]);
    }

    static boolean isEnded(String name) {
        return name.startsWith(ENDED);
    }

    static String resourceOf(String ended) {
        return ended.substring(ENDED.length());
    }
}
