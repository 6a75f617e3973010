package io.hearth.contract.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals and opens secrets with the deployment's keyset.
 *
 * @see <a href="https://developers.google.com/tink/aead">Tink: authenticated encryption with
 *     associated data</a>
 */
public final class Sealer {
    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Aead aead;

    private Sealer(KeysetHandle keyset) throws GeneralSecurityException {
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /**
     * A new keyset with one AES-256-GCM key, as JSON: a file for the services alone (mode 0600).
     */
    public static String newKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset cannot be generated.", e);
        }
    }

    /**
     * @param file a keyset as {@link #newKeyset} writes it
     * @throws IllegalStateException if it cannot be read: without its key a service must not start
     */
    public static Sealer fromFile(Path file) {
        try {
            return fromKeyset(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The keyset file %s cannot be read; hearth.keyset-file must name it."
                            .formatted(file),
                    e);
        }
    }

    /** As {@link #fromFile}, from the keyset's text. */
    public static Sealer fromKeyset(String keyset) {
        try {
            return new Sealer(
                    TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "hearth.keyset-file holds no keyset in Tink's JSON format.", e);
        }
    }

    public Sealed seal(Secret secret, SealContext context) {
        try {
            byte[] sealed = aead.encrypt(bytes(secret.reveal()), bytes(context.associatedData()));
            return new Sealed(Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be sealed.", e);
        }
    }

    /**
     * @throws SealBrokenException if the ciphertext was not sealed by this keyset in this context
     */
    public Secret open(Sealed sealed, SealContext context) {
        try {
            byte[] clear =
                    aead.decrypt(
                            Base64.getDecoder().decode(sealed.ciphertext()),
                            bytes(context.associatedData()));
            return Secret.of(new String(clear, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBrokenException(
                    "The sealed %s of resource '%s' of stack %s does not open."
                            .formatted(context.field(), context.resource(), context.stackId()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
