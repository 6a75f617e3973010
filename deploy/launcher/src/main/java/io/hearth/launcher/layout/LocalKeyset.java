package io.hearth.launcher.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The keysets of a local Hearth. */
public enum LocalKeyset {
    SERVICES(
            SecretFiles::keyset,
            Part.STACK_API,
            Part.IDENTITY_WORKER,
            Part.METADATA_SERVICE,
            Part.SIGNAL_SERVICE),
    WEBHOOK(SecretFiles::webhookKeyset, Part.WEBHOOK_SERVICE),
    /** What it seals is on the bus alone. */
    PROVISIONER(SecretFiles::provisionerKeyset);

    private final Function<SecretFiles, Path> file;
    private final List<Part> services;

    LocalKeyset(Function<SecretFiles, Path> file, Part... services) {
        this.file = file;
        this.services = List.of(services);
    }

    /** As users spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public KeysetFile file(SecretFiles secrets) {
        return new KeysetFile(file.apply(secrets));
    }

    /** The services whose databases have what it has sealed. */
    public List<Part> services() {
        return services;
    }
}
