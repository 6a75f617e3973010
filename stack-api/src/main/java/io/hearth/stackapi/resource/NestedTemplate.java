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
 * @param otherFiles what its members need beside the parent's files, which stand before them
 * @param types what stands behind types within, beside what the environment's registry says
 */
public record NestedTemplate(
        Template template,
        Map<String, @Nullable Object> parameters,
        @Nullable List<String> entry,
        @Nullable Integer timeoutMinutes,
        Map<String, String> otherFiles,
        Map<String, String> types) {
    public NestedTemplate(
            Template template,
            Map<String, @Nullable Object> parameters,
            @Nullable List<String> entry,
            @Nullable Integer timeoutMinutes) {
        this(template, parameters, entry, timeoutMinutes, Map.of(), Map.of());
    }

    public NestedTemplate {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        entry = entry == null ? null : List.copyOf(entry);
        otherFiles = Map.copyOf(otherFiles);
        types = Map.copyOf(types);
    }

    /** The same with files of what it was made from before. */
    public NestedTemplate with(Map<String, String> files) {
        return new NestedTemplate(template, parameters, entry, timeoutMinutes, files, types);
    }

    /** The same with a type that stands for another within. */
    public NestedTemplate mapping(String type, String other) {
        return new NestedTemplate(
                template, parameters, entry, timeoutMinutes, otherFiles, Map.of(type, other));
    }
}
