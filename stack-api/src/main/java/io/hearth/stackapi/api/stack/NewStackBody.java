package io.hearth.stackapi.api.stack;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.api.http.Values;
import io.hearth.stackapi.api.template.TemplateBody;
import io.hearth.stackapi.api.transfer.AdoptData;
import io.hearth.stackapi.engine.NewStack;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /stacks}.
 *
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#create-stack">Create stack</a>
 */
final class NewStackBody {
    private static final String ADOPT = "adopt_stack_data";
    private static final Set<String> KEYS = keys();

    private NewStackBody() {}

    /** Reads, parses and checks the body; takes time with a large template. */
    static StackCreation read(byte[] bytes, Stack.Owner owner, int maxTemplateSize) {
        JsonBody body = JsonBody.parse(bytes).allow(KEYS);
        String name = name(body);
        if (!body.has(ADOPT)) {
            TemplateBody source = TemplateBody.of(body, maxTemplateSize);
            return new StackCreation(
                    stack(name, owner, body, source, source.environment()), Optional.empty());
        }
        AdoptData adopted = AdoptData.of(body.value(ADOPT));
        TemplateBody source = TemplateBody.of(adopted.in(body), maxTemplateSize);
        Environment environment = adopted.environment().with(source.environment());
        return new StackCreation(
                stack(name, owner, body, source, environment), Optional.of(adopted.stack()));
    }

    private static NewStack stack(
            String name,
            Stack.Owner owner,
            JsonBody body,
            TemplateBody source,
            Environment environment) {
        return new NewStack(
                name,
                owner,
                source.template(),
                environment,
                source.files(),
                tags(body),
                timeoutMinutes(body),
                disableRollback(body));
    }

    private static String name(JsonBody body) {
        String name = body.text("stack_name");
        if (name == null) {
            throw HeatFault.badRequest("No stack name specified");
        }
        return name;
    }

    static @Nullable List<String> tags(JsonBody body) {
        Object given = body.value("tags");
        if (given == null) {
            return null;
        }
        List<String> tags =
                given instanceof String text
                        ? List.of(text.split(",", -1))
                        : body.list("tags").stream().map(NewStackBody::tag).toList();
        tags.forEach(NewStackBody::check);
        return tags;
    }

    private static String tag(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw JsonBody.wrongShape("tags", "a list of strings or a string with commas", value);
    }

    private static void check(String tag) {
        if (tag.isEmpty()) {
            throw HeatFault.badRequest("Invalid tag in 'tags': a tag must not be empty.");
        }
        StackTags.check(tag);
    }

    static @Nullable Integer timeoutMinutes(JsonBody body) {
        Object given = body.value("timeout_mins");
        return given == null ? null : Integer.valueOf(Values.count("timeout_mins", given));
    }

    /** Heat rolls nothing back unless asked to. */
    private static boolean disableRollback(JsonBody body) {
        Object given = body.value("disable_rollback");
        return given == null || Values.flag("disable_rollback", given);
    }

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(TemplateBody.KEYS);
        keys.addAll(Set.of("stack_name", "tags", "timeout_mins", "disable_rollback", ADOPT));
        keys.add("timeout"); // the client's adopt sends it, and Heat never looks at it
        return Set.copyOf(keys);
    }
}
