package io.hearth.contract.seal;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens secrets with the deployment's keyset.
 *
 * @see <a href="https://developers.google.com/tink/aead">Tink: authenticated encryption with
 *     associated data</a>
 */
public final class Sealer {
    private static final Logger LOG = System.getLogger(Sealer.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final @Nullable Path file;
    private final Duration lookEvery;
    private volatile Known known;
    private volatile FileTime written;
    private volatile long looked;

    /** What can be done with a keyset, and which keys it has. */
    private record Known(Aead aead, List<Keyset.Key> keys) {}

    private Sealer(Known known, @Nullable Path file, FileTime written, Duration lookEvery) {
        this.known = known;
        this.file = file;
        this.lookEvery = lookEvery;
        this.written = written;
        this.looked = System.nanoTime();
    }

    /** A new keyset with one key, as JSON: a file for the services alone (mode 0600). */
    public static String newKeyset() {
        return Keyset.fresh().json();
    }

    /**
     * Follows the file: a key that is added to it is known within a second or two.
     *
     * @param file a keyset as {@link #newKeyset} writes it
     * @throws IllegalStateException if it cannot be read: without its key a service must not start
     */
    public static Sealer fromFile(Path file) {
        return fromFile(file, LOOK_EVERY);
    }

    static Sealer fromFile(Path file, Duration lookEvery) {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            return new Sealer(known(Files.readString(file)), file, written, lookEvery);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The keyset file %s cannot be read; hearth.keyset-file must name it."
                            .formatted(file),
                    e);
        }
    }

    /** As {@link #fromFile}, from the keyset's text. */
    public static Sealer fromKeyset(String keyset) {
        return new Sealer(known(keyset), null, FileTime.fromMillis(0), LOOK_EVERY);
    }

    private static Known known(String text) {
        try {
            Keyset keyset = Keyset.parse(text);
            return new Known(keyset.aead(), keyset.keys());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "hearth.keyset-file holds no keyset in Tink's JSON format.", e);
        }
    }

    /** Those that it knows now, in the order in which they were added. */
    public List<Keyset.Key> keys() {
        return current().keys();
    }

    private Known current() {
        if (file != null && System.nanoTime() - looked > lookEvery.toNanos()) {
            look(file);
        }
        return known;
    }

    /** A file that cannot be read as it is now leaves the keys that are known. */
    private synchronized void look(Path keyset) {
        looked = System.nanoTime();
        try {
            FileTime now = Files.getLastModifiedTime(keyset);
            if (!now.equals(written)) {
                known = known(Files.readString(keyset));
                written = now;
            }
        } catch (IOException | IllegalStateException e) {
            LOG.log(
                    Level.WARNING,
                    "The keyset {0} cannot be read; the keys of before count.",
                    keyset);
        }
    }

    public Sealed seal(Secret secret, SealContext context) {
        try {
            byte[] sealed =
                    current()
                            .aead()
                            .encrypt(bytes(secret.reveal()), bytes(context.associatedData()));
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
                    current()
                            .aead()
                            .decrypt(
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
