package io.hearth.stackapi.resource;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a signal comes to. */
public sealed interface Signalled {
    /** For the event, such as {@code Signal: status:SUCCESS reason:Signal 1 received}. */
    String reason();

    /**
     * The resource has taken it in.
     *
     * @param document its new metadata
     */
    record Kept(Map<String, @Nullable Object> document, String reason) implements Signalled {}

    /**
     * The resource has got what it waited for; its metadata stays.
     *
     * @param outcome to remember
     */
    record Answered(Outcome outcome, String reason) implements Signalled {}

    /**
     * Another resource is to become larger or smaller.
     *
     * @param group its name
     */
    record Scales(String group, Adjustment adjustment, String reason) implements Signalled {}

    /** Nothing can come of it. */
    record Lost(String reason) implements Signalled {}
}
