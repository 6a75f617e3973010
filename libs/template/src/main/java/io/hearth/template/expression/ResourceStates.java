package io.hearth.template.expression;

import io.hearth.template.error.TemplateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a resolver may know of the stack's resources; a read-only view without side effects. */
public interface ResourceStates {
    /** What a nested template may ask of the resource that it stands for. */
    enum Aspect {
        METADATA,
        DELETION_POLICY,
        UPDATE_POLICY
    }

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

                @Override
                public Object facade(Aspect aspect) {
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

    /**
     * What {@code resource_facade} gives. A stack that no resource of another stack stands for has
     * none: the template is wrong there.
     */
    default @Nullable Object facade(Aspect aspect) {
        throw TemplateException.invalid(
                "\"resource_facade\" is only for the template of a nested stack", "");
    }
}
