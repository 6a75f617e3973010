package io.hearth.launcher.layout;

import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * The secrets of a Hearth: made once, kept in files that the owner alone can read, and handed to
 * the services as these files.
 */
public final class SecretFiles {
    private static final int PASSWORD_BYTES = 24;
    private static final int DOMAIN_ID_BYTES = 16;

    private static final String PASSWORD = ".password";

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    /** Those of a local Hearth. */
    public SecretFiles(StateDirectory state) {
        this(state.secrets());
    }

    /**
     * @param directory there already
     */
    public SecretFiles(Path directory) {
        this.directory = directory;
    }

    /** What the file with an account's password is called. */
    public static String nameOf(Account account) {
        return account.label() + PASSWORD;
    }

    /** The file with the services' keyset. */
    public Path keyset() {
        return keep("keyset.json", Sealer::newKeyset);
    }

    /** The file with what tells an operator from others who reach the identity worker's port. */
    public Path operatorToken() {
        return keep("operator.token", this::newPassword);
    }

    /** The file with the keyset that stack-api shares with provisioners of custom resources. */
    public Path provisionerKeyset() {
        return keep("provisioner-keyset.json", Sealer::newKeyset);
    }

    /** The file with the keyset that the webhook service shares with nobody. */
    public Path webhookKeyset() {
        return keep("webhook-keyset.json", Sealer::newKeyset);
    }

    /** The file with that login's password, on its first line. */
    public Path passwordFile(String login) {
        return keep(login + PASSWORD, this::newPassword);
    }

    /** The file with the id that the stack domain is made with; no secret, but chosen as one is. */
    public Path stackDomainId() {
        return keep("stack-domain-id", () -> newHex(DOMAIN_ID_BYTES));
    }

    /** That login's password. */
    public Secret password(String login) {
        try {
            return Secret.of(Files.readString(passwordFile(login)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The password of %s cannot be read.".formatted(login), e);
        }
    }

    /** The services start at the same time, and all must be told the same secret. */
    private Path keep(String name, Supplier<String> fresh) {
        Path file = directory.resolve(name);
        synchronized (SecretFiles.class) {
            if (!Files.exists(file)) {
                StateDirectory.writePrivately(file, fresh.get());
            }
        }
        return file;
    }

    /** Without a hyphen, which in front would be an option to a client. */
    private String newPassword() {
        return newHex(PASSWORD_BYTES);
    }

    private String newHex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
