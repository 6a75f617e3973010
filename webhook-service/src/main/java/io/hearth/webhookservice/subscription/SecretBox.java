package io.hearth.webhookservice.subscription;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Seals the secrets of webhooks, and opens them for who signs. */
@Singleton
public class SecretBox {
    private final Sealer sealer;

    SecretBox(Sealer sealer) {
        this.sealer = sealer;
    }

    Sealed seal(UUID webhookId, SigningSecret secret) {
        return sealer.seal(secret.text(), SealContext.ofWebhook(webhookId.toString()));
    }

    /** Those that sign at this time, the present one first. */
    public List<SigningSecret> open(UUID webhookId, SealedSecrets secrets, Instant now) {
        List<SigningSecret> open = new ArrayList<>();
        open.add(open(webhookId, secrets.current()));
        if (secrets.former() != null
                && secrets.formerUntil() != null
                && now.isBefore(secrets.formerUntil())) {
            open.add(open(webhookId, secrets.former()));
        }
        return open;
    }

    private SigningSecret open(UUID webhookId, Sealed sealed) {
        return new SigningSecret(sealer.open(sealed, SealContext.ofWebhook(webhookId.toString())));
    }
}
