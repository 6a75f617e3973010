package io.hearth.webhookservice.subscription;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which of a project's events a webhook gets: those that pass all three.
 *
 * @param types CloudEvents types, one at least; an asterisk at the end stands for whatever follows
 * @param stacks names or ids of stacks, or of the roots of their trees; empty for all
 * @param tags of which the stack's tree has one; empty for all
 */
public record Filter(List<String> types, List<String> stacks, List<String> tags) {
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TAG = 80;

    /**
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public Filter {
        types = List.copyOf(types);
        stacks = List.copyOf(stacks);
        tags = List.copyOf(tags);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("The types must name one type of events at least.");
        }
        check("types", types, LONGEST_NAME);
        check("stacks", stacks, LONGEST_NAME);
        check("tags", tags, LONGEST_TAG);
    }

    /**
     * Not asked of what is stored: a type may have been there when it was subscribed.
     *
     * @throws IllegalArgumentException if there are no events of one of the types
     */
    void requireTypesThatThereAre() {
        for (String type : types) {
            if (OpenEvents.types().stream().noneMatch(open -> isOfType(open, type))) {
                throw new IllegalArgumentException(
                        "There are no events of the type '%s'; there are: %s."
                                .formatted(type, String.join(", ", OpenEvents.types())));
            }
        }
    }

    private static void check(String field, List<String> values, int longest) {
        Predicate<String> bad = value -> value.isBlank() || value.length() > longest;
        if (values.size() > MOST || values.stream().anyMatch(bad)) {
            throw new IllegalArgumentException(
                    "The %s must be at most %d, each of 1 to %d characters."
                            .formatted(field, MOST, longest));
        }
    }

    /**
     * @param stackNames every name and id that the event's stack and the root of its tree go by
     * @param stackTags those of the tree
     */
    public boolean passes(
            String type, Collection<String> stackNames, Collection<String> stackTags) {
        return types.stream().anyMatch(pattern -> isOfType(type, pattern))
                && (stacks.isEmpty() || !Collections.disjoint(stacks, stackNames))
                && (tags.isEmpty() || !Collections.disjoint(tags, stackTags));
    }

    private static boolean isOfType(String type, String pattern) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
