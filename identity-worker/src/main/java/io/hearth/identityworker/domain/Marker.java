package io.hearth.identityworker.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the description of everything that we make in Keystone says: whose it is. An object without
 * it is not ours, whatever its name.
 *
 * @param deployment tells several Hearths on one Keystone apart
 * @param resource empty for the project of a stack tree
 * @param generation 0 for the project of a stack tree
 */
public record Marker(
        String deployment, String rootId, String stackId, String resource, long generation) {
    // a resource's name may hold spaces, so that it comes last
    private static final Pattern FORM =
            Pattern.compile(
                    "hearth deployment=(\\S+) root=(\\S+) stack=(\\S+) generation=(\\d{1,18}) resource=(.*)");

    /** As written into a description. */
    public String text() {
        return "hearth deployment=%s root=%s stack=%s generation=%d resource=%s"
                .formatted(deployment, rootId, stackId, generation, resource);
    }

    /** Reads a description; empty when it is not of our form. */
    public static Optional<Marker> parse(@Nullable String description) {
        Matcher form = FORM.matcher(description == null ? "" : description);
        return form.matches()
                ? Optional.of(
                        new Marker(
                                form.group(1),
                                form.group(2),
                                form.group(3),
                                form.group(5),
                                Long.parseLong(form.group(4))))
                : Optional.empty();
    }

    /** Whether a description is this marker. */
    public boolean marks(@Nullable String description) {
        return parse(description).filter(this::equals).isPresent();
    }

    /** Whether a description marks the same resource's identity in another generation. */
    public boolean marksOtherGeneration(@Nullable String description) {
        return parse(description)
                .filter(other -> other.generation != generation)
                .filter(other -> marks(other.at(generation).text()))
                .isPresent();
    }

    private Marker at(long other) {
        return new Marker(deployment, rootId, stackId, resource, other);
    }
}
