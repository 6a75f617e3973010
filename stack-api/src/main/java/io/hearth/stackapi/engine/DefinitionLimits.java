package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.StackException;
import io.hearth.template.ResourceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * How long the texts of a resource's definition may be that every event of it carries; a name is
 * measured when the template is read.
 */
final class DefinitionLimits {
    static final int TYPE = 255;
    static final int DESCRIPTION = 65_536;

    private DefinitionLimits() {}

    static void check(ResourceDefinition definition) {
        String name = definition.name();
        check("The type of the resource \"%s\"".formatted(name), definition.type(), TYPE);
        check(
                "The description of the resource \"%s\"".formatted(name),
                definition.description(),
                DESCRIPTION);
    }

    private static void check(String what, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            throw StackException.invalid(
                    "%s has %d characters; at most %d are possible: \"%s …\"."
                            .formatted(what, text.length(), most, beginning(text)));
        }
    }

    private static String beginning(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 20));
    }
}
