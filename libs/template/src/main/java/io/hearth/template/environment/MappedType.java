package io.hearth.template.environment;

import java.util.List;

/** What stands behind the type of a resource. */
public sealed interface MappedType {
    /** A type that this service has. */
    record Native(String type) implements MappedType {}

    /**
     * A nested stack.
     *
     * @param file the name of its template among the request's files
     * @param entry where the registry names it, e.g. {@code [resources, web, My::Server]}; inside
     *     of the nested stack the entry is not there, so that a template may wrap a type of its own
     *     name
     */
    record Template(String file, List<String> entry) implements MappedType {
        public Template {
            entry = List.copyOf(entry);
        }
    }
}
