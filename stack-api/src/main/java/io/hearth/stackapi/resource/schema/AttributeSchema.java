package io.hearth.stackapi.resource.schema;

import org.jspecify.annotations.Nullable;

/**
 * An attribute as a resource type declares it.
 *
 * @param type such as {@code string}; null when it may be any
 * @param secret whether it gives a credential, or what may hold one: where the environment says so,
 *     the stack's creator alone may read it
 */
public record AttributeSchema(String description, @Nullable String type, boolean secret) {
    public AttributeSchema(String description, @Nullable String type) {
        this(description, type, false);
    }

    /** An attribute whose value is a text. */
    public static AttributeSchema text(String description) {
        return new AttributeSchema(description, "string");
    }

    /** An attribute whose value is a map. */
    public static AttributeSchema map(String description) {
        return new AttributeSchema(description, "map");
    }

    /** An attribute whose value may be of any type. */
    public static AttributeSchema any(String description) {
        return new AttributeSchema(description, null);
    }

    /** The same of a value that may be a credential. */
    public AttributeSchema asSecret() {
        return new AttributeSchema(description, type, true);
    }
}
