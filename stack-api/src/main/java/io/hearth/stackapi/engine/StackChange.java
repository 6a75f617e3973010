package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.StackDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update makes of a stack.
 *
 * @param document what it is made from, as it is stored
 * @param tags null for none
 * @param timeoutMinutes null for the longest
 */
record StackChange(
        StackDocument document,
        String description,
        @Nullable List<String> tags,
        @Nullable Integer timeoutMinutes,
        boolean disableRollback) {}
