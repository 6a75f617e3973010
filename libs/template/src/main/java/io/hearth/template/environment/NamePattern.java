package io.hearth.template.environment;

/**
 * A resource's name as an environment may write it: {@code *} for anything, {@code ?} for one
 * character, {@code [abc]} and {@code [!abc]} for one of some, as Python's {@code fnmatch} has it.
 */
final class NamePattern {
    private NamePattern() {}

    static boolean matches(String pattern, String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < name.length()) {
            int end = at < pattern.length() ? matchedOne(pattern, at, name.charAt(in)) : -1;
            if (end >= 0) {
                at = end;
                in++;
            } else if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** The end of the pattern's part that is this character; -1 where it is not. */
    private static int matchedOne(String pattern, int at, char unit) {
        char part = pattern.charAt(at);
        if (part == '*') {
            return -1;
        }
        if (part == '?') {
            return at + 1;
        }
        int close = part == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (close < 0) {
            return part == unit ? at + 1 : -1;
        }
        boolean negated = pattern.charAt(at + 1) == '!';
        String set = pattern.substring(at + (negated ? 2 : 1), close);
        return isIn(set, unit) != negated ? close + 1 : -1;
    }

    private static boolean isIn(String set, char unit) {
        for (int index = 0; index < set.length(); index++) {
            if (index + 2 < set.length() && set.charAt(index + 1) == '-') {
                if (set.charAt(index) <= unit && unit <= set.charAt(index + 2)) {
                    return true;
                }
                index += 2;
            } else if (set.charAt(index) == unit) {
                return true;
            }
        }
        return false;
    }
}
