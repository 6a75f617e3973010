package io.hearth.access.policy.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The right side of a check: text in which {@code %(name)s} stands for what is known of the object
 * of the operation, and {@code %%} for a percent sign.
 */
public final class Match {
    private static final Pattern PLACE = Pattern.compile("%(?:%|\\((?<name>[^()]*)\\)s)?");

    private final String text;
    private final List<Part> parts;

    private Match(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    private record Part(String text, boolean variable) {
        /** Null when it names something that is not known. */
        @Nullable String in(Map<String, String> target) {
            return variable ? target.get(text) : text;
        }
    }

    static Match of(String text) throws CheckSyntaxException {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int read = 0;
        while (place.find()) {
            addText(text.substring(read, place.start()), parts);
            parts.add(part(place, text));
            read = place.end();
        }
        addText(text.substring(read), parts);
        return new Match(text, List.copyOf(parts));
    }

    private static void addText(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, false));
        }
    }

    private static Part part(Matcher place, String text) throws CheckSyntaxException {
        String name = place.group("name");
        if (name != null) {
            return new Part(name, true);
        }
        if (place.group().equals("%%")) {
            return new Part("%", false);
        }
        throw new CheckSyntaxException(
                "the percent sign in '%s' begins no %%(name)s; write %%%% for a percent sign"
                        .formatted(text));
    }

    /** Empty when it names something that is not known of the object. */
    Optional<String> in(Map<String, String> target) {
        if (parts.size() == 1) { // as nearly all are
            return Optional.ofNullable(parts.getFirst().in(target));
        }
        StringBuilder made = new StringBuilder();
        for (Part part : parts) {
            String value = part.in(target);
            if (value == null) {
                return Optional.empty();
            }
            made.append(value);
        }
        return Optional.of(made.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Match match && match.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
