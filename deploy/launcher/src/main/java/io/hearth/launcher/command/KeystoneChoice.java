package io.hearth.launcher.command;

import io.hearth.launcher.caller.IdentityAddress;
import io.hearth.launcher.layout.Settings;
import io.hearth.local.KeystoneOrigin.Preference;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which Keystone a user wants.
 *
 * @param external another's Identity API, with its version; empty for a private one
 * @param preference where the programs of a private one come from
 */
record KeystoneChoice(Optional<URI> external, Preference preference) {
    /** The one that was chosen before. */
    static KeystoneChoice of(Settings saved) {
        return new KeystoneChoice(saved.keystone(), saved.origin().preference());
    }

    /**
     * @throws IllegalArgumentException if it is neither a word we know nor a URL
     */
    static KeystoneChoice parse(String text) {
        return switch (text) {
            case "private" ->
                    new KeystoneChoice(Optional.empty(), Preference.PACKAGE_ELSE_CONTAINER);
            case "container" -> new KeystoneChoice(Optional.empty(), Preference.CONTAINER);
            default ->
                    new KeystoneChoice(
                            Optional.of(identityApi(text)), Preference.PACKAGE_ELSE_CONTAINER);
        };
    }

    /**
     * @throws IllegalArgumentException if it is no URL
     */
    private static URI identityApi(String text) {
        return IdentityAddress.parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'%s' is neither private, container nor a URL such as http://host:5000/v3"
                                                .formatted(text)));
    }

    /** For the command line. */
    static final class Converter implements ITypeConverter<KeystoneChoice> {
        @Override
        public KeystoneChoice convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
