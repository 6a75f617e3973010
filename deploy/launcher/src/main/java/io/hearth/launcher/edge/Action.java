package io.hearth.launcher.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code Action} of a CloudFormation query. */
final class Action {
    private static final String NAME = "Action=";

    private Action() {}

    /**
     * @param encoded a query or a form
     */
    static Optional<String> in(@Nullable String encoded) {
        if (encoded == null) {
            return Optional.empty();
        }
        return Arrays.stream(encoded.split("&", -1))
                .filter(pair -> pair.startsWith(NAME))
                .map(pair -> decode(pair.substring(NAME.length())))
                .findFirst();
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
