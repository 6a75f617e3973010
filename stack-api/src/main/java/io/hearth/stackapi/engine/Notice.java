package io.hearth.stackapi.engine;

/**
 * News for a stack of another one of its tree, kept among its timers under names that no resource
 * has: so it survives whoever brings it, and nobody holds the locks of two stacks.
 */
final class Notice {
    /** A nested stack is to look what its parent wants. */
    static final String BEGIN = "/begin";

    private static final String ENDED = "/ended/";

    private Notice() {}

    /** The stack behind this resource has come to an end of what it did. */
    static String ended(String resource) {
        return ENDED + resource;
    }

    static boolean is(String name) {
        return name.equals(BEGIN) || isEnded(name);
    }

    static boolean isEnded(String name) {
        return name.startsWith(ENDED);
    }

    static String resourceOf(String ended) {
        return ended.substring(ENDED.length());
    }
}
