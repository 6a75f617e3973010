package io.hearth.stackapi.api.http;

import io.hearth.access.rest.HeatFault;
import java.util.Locale;

/** Reads single values as leniently as Heat does, and refuses the rest in its words. */
public final class Values {
    private Values() {}

    /** A boolean, or its text in any case. */
    public static boolean flag(String key, Object value) {
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw HeatFault.badRequest(
                            "Unrecognized value \"%s\" for \"%s\", acceptable values are: true, false."
                                    .formatted(value, key));
        };
    }

    /** A whole number that is not negative, or its text. */
    public static int count(String key, Object value) {
        int number = integer(key, value);
        if (number < 0) {
            throw HeatFault.badRequest(
                    "Value '%s' is invalid for '%s' which only accepts non-negative integer."
                            .formatted(value, key));
        }
        return number;
    }

    private static int integer(String key, Object value) {
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException notANumber) {
            throw HeatFault.badRequest("Only integer is acceptable by '%s'.".formatted(key));
        }
    }
}
