package io.hearth.stackapi.engine;

import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An update as it is requested.
 *
 * @param existing what the request does not give stays as it is (PATCH); else it is gone (PUT)
 * @param template null to keep it, when existing
 * @param cleared the parameters that return to their defaults, when existing
 * @param tags null when the request gives none
 * @param timeoutMinutes null when the request gives none
 * @param disableRollback null when the request does not say
 */
public record StackUpdate(
        String projectId,
        String stackId,
        boolean existing,
        @Nullable Template template,
        Environment environment,
        Map<String, String> files,
        Set<String> cleared,
        @Nullable List<String> tags,
        @Nullable Integer timeoutMinutes,
        @Nullable Boolean disableRollback) {
    public StackUpdate {
        files = Map.copyOf(files);
        cleared = Set.copyOf(cleared);
        tags = tags == null ? null : List.copyOf(tags);
    }
}
