package io.hearth.launcher.caller;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Keystone's address, which clients accept with and without its version. */
public final class IdentityAddress {
    /** The variable that has it. */
    public static final String VARIABLE = "OS_AUTH_URL";

    private static final String VERSION = "/v3";

    private IdentityAddress() {}

    /** The Identity API with its version; empty for what is no address of any. */
    public static Optional<URI> parse(String text) {
        String base = text.strip().replaceAll("/+$", "");
        try {
            URI url = URI.create(base.endsWith(VERSION) ? base : base + VERSION);
            boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return isWeb && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The one that the environment names.
     *
     * @throws IllegalStateException if it names none
     */
    public static URI of(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "");
        return parse(text)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "%s is '%s', which is no address of Keystone's. Set it to one, such as http://127.0.0.1:5000/v3."
                                                .formatted(VARIABLE, text)));
    }
}
