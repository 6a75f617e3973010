package io.hearth.template.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a resolver may know of the stack's resources; a read-only view without side effects. */
public interface ResourceStates {
    /**
     * Knows nothing yet: every reference is {@link Unresolved}; for validation before anything
     * exists.
     */
    ResourceStates NONE =
            new ResourceStates() {
                @Override
                public Object reference(String resource) {
                    return Unresolved.VALUE;
                }

                @Override
                public Object attribute(String resource, String attribute, List<Object> path) {
                    return Unresolved.VALUE;
                }

                @Override
                public Object attributes(String resource) {
                    return Unresolved.VALUE;
                }
            };

    /**
     * What {@code get_resource} gives: the resource's reference id, e.g. a signal URL for a CFN
     * handle.
     */
    @Nullable Object reference(String resource);

    /**
     * What {@code get_attr} gives. An unknown attribute is a {@link
     * io.hearth.template.error.TemplateException} (InvalidTemplateAttribute).
     *
     * @param path the rest of the get_attr; strings and numbers. An implementation may ignore it
     *     and give the whole attribute wrapped by {@link AttributePath#select}
     */
    @Nullable Object attribute(String resource, String attribute, List<Object> path);

    /** All attributes, for a {@code get_attr} without an attribute. */
    @Nullable Object attributes(String resource);
}
