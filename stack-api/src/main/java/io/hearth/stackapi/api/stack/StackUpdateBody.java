package io.hearth.stackapi.api.stack;

import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.api.http.Values;
import io.hearth.stackapi.api.template.TemplateBody;
import io.hearth.stackapi.engine.StackSource;
import io.hearth.stackapi.engine.StackUpdate;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of an update: {@code PUT} brings all of it, {@code PATCH} what is to change.
 *
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#update-a-stack">Update a
 *     stack</a>
 */
final class StackUpdateBody {
    private static final Set<String> KEYS = keys();

    private StackUpdateBody() {}

    /**
     * Of a {@code PUT}; takes time with a large template.
     *
     * @param maxTemplateSize in bytes
     */
    static StackUpdate whole(byte[] bytes, Stack stack, int maxTemplateSize) {
        JsonBody body = JsonBody.parse(bytes).allow(KEYS);
        TemplateBody source = TemplateBody.of(body, maxTemplateSize);
        return update(body, stack, false, source.template(), source.environment(), source.files());
    }

    /**
     * Of a {@code PATCH}.
     *
     * @param present what the stack is made from
     * @param maxTemplateSize in bytes
     */
    static StackUpdate part(byte[] bytes, Stack stack, StackSource present, int maxTemplateSize) {
        JsonBody body = JsonBody.parse(bytes).allow(KEYS);
        if (body.has("template")) {
            TemplateBody source = TemplateBody.of(body, maxTemplateSize);
            return update(
                    body, stack, true, source.template(), source.environment(), source.files());
        }
        TemplateBody.refuseFetching(body);
        Map<String, String> files = TemplateBody.files(body);
        Map<String, String> allFiles = new LinkedHashMap<>(present.files());
        allFiles.putAll(files);
        Environment environment =
                TemplateBody.environment(
                        body, present.template().parameterSchemas(allFiles), allFiles);
        return update(body, stack, true, null, environment, files);
    }

    private static StackUpdate update(
            JsonBody body,
            Stack stack,
            boolean existing,
            @Nullable Template template,
            Environment environment,
            Map<String, String> files) {
        return new StackUpdate(
                stack.projectId(),
                stack.id(),
                existing,
                template,
                environment,
                files,
                cleared(body),
                NewStackBody.tags(body),
                NewStackBody.timeoutMinutes(body),
                disableRollback(body));
    }

    private static Set<String> cleared(JsonBody body) {
        return body.list("clear_parameters").stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static @Nullable Boolean disableRollback(JsonBody body) {
        Object given = body.value("disable_rollback");
        return given == null ? null : Boolean.valueOf(Values.flag("disable_rollback", given));
    }

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(TemplateBody.KEYS);
        keys.addAll(
                Set.of(
                        // only looked at by Heat when it observes the resources' reality
                        "converge",
                        "stack_name",
                        "tags",
                        "timeout_mins",
                        "disable_rollback",
                        "clear_parameters"));
        return Set.copyOf(keys);
    }
}
