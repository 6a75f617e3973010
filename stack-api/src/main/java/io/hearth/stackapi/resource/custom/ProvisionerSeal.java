package io.hearth.stackapi.resource.custom;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.ResourceContext;
import java.nio.file.Path;

/**
 * Seals what goes to provisioners and opens what they seal, with a keyset that opens nothing else
 * of the deployment.
 */
final class ProvisionerSeal {
    private final Sealer sealer;

    private ProvisionerSeal(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * @throws IllegalStateException if the file holds no keyset
     */
    static ProvisionerSeal of(Path keysetFile) {
        try {
            return new ProvisionerSeal(Sealer.fromFile(keysetFile));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The keyset of provisioners in %s cannot be read; %s must name it."
                            .formatted(keysetFile, CustomTypes.KEYSET),
                    e);
        }
    }

    Sealed seal(ResourceContext context, String field, Secret secret) {
        return sealer.seal(secret, sealContext(context, field));
    }

    /**
     * @throws io.hearth.contract.seal.SealBrokenException if it was sealed otherwise
     */
    Secret open(ResourceContext context, String field, Sealed sealed) {
        return sealer.open(sealed, sealContext(context, field));
    }

    private static SealContext sealContext(ResourceContext context, String field) {
        return new SealContext(context.stack().id(), context.resource().name(), field);
    }
}
