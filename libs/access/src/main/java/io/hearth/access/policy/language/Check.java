package io.hearth.access.policy.language;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule as it was read. Its text is a rule again, with every bracket that counts. */
public sealed interface Check {
    boolean holds(Question question);

    /** The names of the rules that this one refers to itself. */
    default Set<String> references() {
        return Set.of();
    }

    /** {@code @}, or a rule without text. */
    record Always() implements Check {
        @Override
        public boolean holds(Question question) {
            return true;
        }

        @Override
        public String toString() {
            return "@";
        }
    }

    /** {@code !}. */
    record Never() implements Check {
        @Override
        public boolean holds(Question question) {
            return false;
        }

        @Override
        public String toString() {
            return "!";
        }
    }

    /** {@code a and b}. */
    record All(List<Check> checks) implements Check {
        public All {
            checks = List.copyOf(checks);
        }

        @Override
        public boolean holds(Question question) {
            return checks.stream().allMatch(check -> check.holds(question));
        }

        @Override
        public Set<String> references() {
            return referencesOf(checks.stream());
        }

        @Override
        public String toString() {
            return joined(checks, " and ");
        }
    }

    /** {@code a or b}. */
    record Any(List<Check> checks) implements Check {
        public Any {
            checks = List.copyOf(checks);
        }

        @Override
        public boolean holds(Question question) {
            return checks.stream().anyMatch(check -> check.holds(question));
        }

        @Override
        public Set<String> references() {
            return referencesOf(checks.stream());
        }

        @Override
        public String toString() {
            return joined(checks, " or ");
        }
    }

    /** {@code not a}. */
    record Not(Check check) implements Check {
        @Override
        public boolean holds(Question question) {
            return !check.holds(question);
        }

        @Override
        public Set<String> references() {
            return check.references();
        }

        @Override
        public String toString() {
            return "not " + check;
        }
    }

    /** {@code rule:name}. */
    record Rule(String name) implements Check {
        /** A name that nobody has defined holds never; a policy refuses it before. */
        @Override
        public boolean holds(Question question) {
            Check check = question.rules().get(name);
            return check != null && check.holds(question);
        }

        @Override
        public Set<String> references() {
            return Set.of(name);
        }

        @Override
        public String toString() {
            return "rule:" + name;
        }
    }

    /** {@code role:name}, in any case. */
    record Role(Match name) implements Check {
        @Override
        public boolean holds(Question question) {
            return name.in(question.target()).filter(question::subjectHasRole).isPresent();
        }

        @Override
        public String toString() {
            return "role:" + name;
        }
    }

    /** {@code attribute:match}: the caller's attribute is, or has, this value. */
    record Attribute(String name, Match match) implements Check {
        @Override
        public boolean holds(Question question) {
            return match.in(question.target())
                    .filter(value -> question.subjectHas(name, value))
                    .isPresent();
        }

        /** Whether somebody is an admin is a rule's to say, which must not ask for it itself. */
        @Override
        public Set<String> references() {
            return name.equals(Subject.IS_ADMIN) ? Set.of(Question.CONTEXT_IS_ADMIN) : Set.of();
        }

        @Override
        public String toString() {
            return name + ":" + match;
        }
    }

    /**
     * {@code literal:match}: what is known of the object is this value.
     *
     * @param value what the literal prints as
     */
    record Literal(String literal, String value, Match match) implements Check {
        @Override
        public boolean holds(Question question) {
            return match.in(question.target()).filter(value::equals).isPresent();
        }

        @Override
        public String toString() {
            return literal + ":" + match;
        }
    }

    private static Set<String> referencesOf(Stream<Check> checks) {
        return checks.flatMap(check -> check.references().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String joined(List<Check> checks, String word) {
        return checks.stream().map(Check::toString).collect(Collectors.joining(word, "(", ")"));
    }
}
