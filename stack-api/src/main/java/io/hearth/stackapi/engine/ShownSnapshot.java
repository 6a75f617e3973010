package io.hearth.stackapi.engine;

import io.hearth.stackapi.snapshot.Snapshot;
import io.hearth.stackapi.stack.Stack;
import java.util.Map;

/**
 * A snapshot with what the stack was made from.
 *
 * @param stack as it is now
 * @param environment with hidden parameters as asterisks
 * @param files file name to content
 */
public record ShownSnapshot(
        Stack stack,
        Snapshot snapshot,
        Map<String, ?> template,
        Map<String, Object> environment,
        Map<String, String> files) {
    public ShownSnapshot {
        files = Map.copyOf(files);
    }
}
