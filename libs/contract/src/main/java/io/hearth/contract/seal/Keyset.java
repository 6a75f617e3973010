package io.hearth.contract.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys of AES-256-GCM: one seals, each opens what it has sealed. Two replicas that have the same
 * keys can open what either seals, so that a key that is to seal is first added everywhere.
 *
 * @see <a href="https://developers.google.com/tink/key-management-overview">Tink: keysets</a>
 */
public final class Keyset {
    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle handle;

    private Keyset(KeysetHandle handle) {
        this.handle = handle;
    }

    /**
     * A key, without what it opens with.
     *
     * @param id stands in front of everything that it has sealed
     * @param seals whether it is the one that does
     */
    public record Key(int id, boolean seals) {
        /** The id as people and metrics have it. */
        public String name() {
            return Integer.toUnsignedString(id);
        }
    }

    /** A new one, with one key. */
    public static Keyset fresh() {
        try {
            return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset cannot be generated.", e);
        }
    }

    /**
     * @param json as {@link #json} writes it
     * @throws IllegalArgumentException if it is none; tells nothing of the text
     */
    public static Keyset parse(String json) {
        try {
            return new Keyset(
                    TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no keyset in Tink's JSON format.", e);
        }
    }

    /** For a file that the services alone may read. */
    public String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset cannot be written.", e);
        }
    }

    /** In the order in which they were added. */
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (int index = 0; index < handle.size(); index++) {
            KeysetHandle.Entry entry = handle.getAt(index);
            keys.add(new Key(entry.getId(), entry.isPrimary()));
        }
        return keys;
    }

    /** The same with one key more, which opens and does not seal yet. */
    public Keyset withAnotherKey() {
        return changed(
                KeysetHandle.newBuilder(handle)
                        .addEntry(
                                KeysetHandle.generateEntryFromParameters(
                                                PredefinedAeadParameters.AES256_GCM)
                                        .withRandomId()));
    }

    /** The same, sealing with the key that was added last. */
    public Keyset sealingWithTheNewest() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        builder.getAt(builder.size() - 1).makePrimary();
        return changed(builder);
    }

    /**
     * Whether the key that was added last seals: it always does, but between the two steps above.
     */
    public boolean sealsWithTheNewest() {
        return handle.getAt(handle.size() - 1).isPrimary();
    }

    /**
     * The same without one of its keys; what that has sealed does not open any more.
     *
     * @throws IllegalArgumentException if it has no such key, or that is the one that seals
     */
    public Keyset without(int id) {
        Key key =
                keys().stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The keyset has no key %s."
                                                        .formatted(Integer.toUnsignedString(id))));
        if (key.seals()) {
            throw new IllegalArgumentException(
                    "The key %s seals and cannot be taken out; have another seal first."
                            .formatted(key.name()));
        }
        return changed(KeysetHandle.newBuilder(handle).deleteAt(keys().indexOf(key)));
    }

    private static Keyset changed(KeysetHandle.Builder builder) {
        try {
            return new Keyset(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset cannot be changed.", e);
        }
    }

    Aead aead() throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
