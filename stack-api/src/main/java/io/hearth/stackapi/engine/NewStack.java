package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack as it is requested.
 *
 * @param environment with the request's own parameters merged in
 * @param files file name to content, for {@code get_file}
 * @param tags null when the request gives none
 * @param timeoutMinutes null when the request gives none
 */
public record NewStack(
        String name,
        Stack.Owner owner,
        Template template,
        Environment environment,
        Map<String, String> files,
        @Nullable List<String> tags,
        @Nullable Integer timeoutMinutes,
        boolean disableRollback) {
    public NewStack {
        files = Map.copyOf(files);
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** The same of another template, such as the one that the parameters leave of this. */
    NewStack with(Template other) {
        return new NewStack(
                name, owner, other, environment, files, tags, timeoutMinutes, disableRollback);
    }
}
