package io.hearth.stackapi.api.deployment;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import org.jspecify.annotations.Nullable;

/** Names and the like in a body: texts of at most 255 characters, as Heat stores them. */
final class ShortText {
    private static final int LONGEST = 255;

    private ShortText() {}

    static @Nullable String of(JsonBody body, String key) {
        String text = body.text(key);
        if (text != null && text.length() > LONGEST) {
            throw HeatFault.badRequest(
                    "'%s' must not be longer than %d characters.".formatted(key, LONGEST));
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw HeatFault.badRequest("'%s' must not hold a null character.".formatted(key));
        }
        return text;
    }

    /** One that must be given, and not be empty. */
    static String required(JsonBody body, String key) {
        String text = of(body, key);
        if (text == null || text.isEmpty()) {
            throw HeatFault.badRequest("%s must be specified".formatted(key));
        }
        return text;
    }

    static String orElse(JsonBody body, String key, String otherwise) {
        String text = of(body, key);
        return text == null ? otherwise : text;
    }
}
