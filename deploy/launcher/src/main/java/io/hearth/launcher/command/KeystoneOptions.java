package io.hearth.launcher.command;

import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.KeystonePolicy;
import io.hearth.launcher.layout.Ports;
import io.hearth.launcher.layout.Settings;
import io.hearth.local.KeystoneOrigin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that choose a Keystone; without them the one that was used before. */
public final class KeystoneOptions {
    @Option(
            names = "--keystone",
            paramLabel = "WHICH",
            converter = KeystoneChoice.Converter.class,
            description = {
                "private: one of our own, from Debian's package if it is there or can be installed,",
                "else in a container when docker or podman answers; so without this option.",
                "container: one of our own, in a container.",
                "A URL, such as http://host:5000/v3: this Keystone; its administrator's login is",
                "taken from OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME, …"
            })
    private @Nullable KeystoneChoice keystone;

    @Option(
            names = "--keystone-base-image",
            paramLabel = "IMAGE",
            description = {
                "What a container's image is built from: one that the engine has or can fetch, with",
                "apt and Debian's packages (default: " + KeystoneOrigin.USUAL_BASE_IMAGE + ")."
            })
    private @Nullable String baseImage;

    @Option(
            names = "--keystone-policy",
            paramLabel = "WHICH",
            description = {
                "Of a private one. hardened: with the overlay that confines the stack domain's admin",
                "to its domain. default: Keystone's own, by which it is one of the whole cloud; so",
                "without this option."
            })
    private @Nullable KeystonePolicy policy;

    /** A mixin with these options. */
    public CommandSpec spec() {
        return CommandSpec.forAnnotatedObject(this);
    }

    /** Whether any option was given. */
    boolean isGiven() {
        return keystone != null || baseImage != null || policy != null;
    }

    /**
     * The saved settings with what was chosen now; only another's Keystone has regions.
     *
     * @throws IllegalStateException if another's Keystone is to have a policy
     */
    Settings over(Settings saved, Ports ports) {
        KeystoneChoice choice = keystone == null ? KeystoneChoice.of(saved) : keystone;
        if (policy != null && choice.external().isPresent()) {
            throw new IllegalStateException(
                    "The policy of your Keystone is yours to install: 'hearth bootstrap --policy FILE' writes the overlay.");
        }
        String region =
                choice.external()
                        .flatMap(url -> Optional.ofNullable(System.getenv(AdminLogin.REGION)))
                        .orElseGet(saved::region);
        return new Settings(
                ports,
                choice.external(),
                new KeystoneOrigin(
                        choice.preference(),
                        baseImage == null ? saved.origin().baseImage() : baseImage),
                policy == null ? saved.policy() : policy,
                region);
    }
}
