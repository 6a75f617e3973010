package io.hearth.messaging;

import io.hearth.contract.seal.Sealer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The deployment's keyset, from the file that {@code hearth.keyset-file} names. Without it a
 * service does not start.
 */
class SealerProducer {
    @Produces
    @Singleton
    Sealer sealer(@ConfigProperty(name = "hearth.keyset-file") Path keysetFile) {
        return Sealer.fromFile(keysetFile);
    }
}
