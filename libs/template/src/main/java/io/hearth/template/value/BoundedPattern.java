package io.hearth.template.value;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a template's author, matched with a bounded number of steps, because a
 * short pattern can keep a backtracking matcher busy for years.
 */
public final class BoundedPattern {
    private static final int MAX_STEPS = 1_000_000;
    private static final int MAX_LENGTH = 4_096;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws IllegalArgumentException when it is no regular expression
     */
    public static BoundedPattern compile(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a pattern of more than %d characters".formatted(MAX_LENGTH));
        }
        try {
            return new BoundedPattern(Pattern.compile(expression));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(malformed.getDescription(), malformed);
        } catch (StackOverflowError tooDeep) {
            throw new IllegalArgumentException("the pattern is nested too deeply", tooDeep);
        }
    }

    /**
     * Whether the first match at the start ends at the end, which is how Heat asks Python.
     *
     * @throws IllegalArgumentException when it takes too many steps
     */
    public boolean matches(String value) {
        return matches(value, matcher -> matcher.lookingAt() && matcher.end() == value.length());
    }

    /**
     * Whether it matches at the start, wherever the match ends.
     *
     * @throws IllegalArgumentException when it takes too many steps
     */
    public boolean matchesStart(String value) {
        return matches(value, Matcher::lookingAt);
    }

    private boolean matches(String value, Predicate<Matcher> how) {
        Matcher matcher = pattern.matcher(new Counted(value, new Steps()));
        try {
            return how.test(matcher);
        } catch (TooManyStepsException | StackOverflowError tooLong) {
            throw new IllegalArgumentException(
                    "pattern \"%s\" takes too long to match".formatted(pattern.pattern()), tooLong);
        }
    }

    private static final class Steps {
        private int left = MAX_STEPS;

        void take() {
            if (--left < 0) {
                throw new TooManyStepsException();
            }
        }
    }

    private static final class TooManyStepsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyStepsException() {
            super("too many steps", null, false, false);
        }
    }

    /** The matcher reads a character at each step, so reading counts the steps. */
    private record Counted(CharSequence text, Steps steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps.take();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
