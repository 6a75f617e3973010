package io.hearth.stackapi.resource;

import io.hearth.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a nested stack is made from, beside the environment and the files that it has from its
 * parent.
 *
 * @param parameters of the nested stack; a value is Unresolved while it is not known
 * @param entry where the environment's registry names the template, see {@link
 *     io.hearth.template.environment.MappedType.Template#entry}; null when it does not
 * @param timeoutMinutes null for the longest
 */
public record NestedTemplate(
        Template template,
        Map<String, @Nullable Object> parameters,
        @Nullable List<String> entry,
        @Nullable Integer timeoutMinutes) {
    public NestedTemplate {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        entry = entry == null ? null : List.copyOf(entry);
    }
}
