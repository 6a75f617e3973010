package io.hearth.identityworker.operator;

import io.hearth.contract.seal.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tells an operator from everybody else who reaches the port: a property, which in containers
 * is a file of that name, or the text on the first line of a file that its owner alone may read.
 * Without either nobody is an operator.
 */
final class OperatorToken {
    /** The token itself. */
    static final String PROPERTY = "hearth.operator.token";

    /** Names a file with the token, where there is no property. */
    static final String FILE_PROPERTY = "hearth.operator.token-file";

    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 16;
    private static final Set<PosixFilePermission> OF_THE_OWNER =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final Optional<Secret> token;

    private OperatorToken(Optional<Secret> token) {
        this.token = token;
    }

    /**
     * @throws IllegalStateException if the file cannot be read, can be read by others, or holds
     *     less than 16 characters: a service with an open door must not start
     */
    static OperatorToken of(Optional<String> token, Optional<Path> file) {
        return new OperatorToken(
                token.map(text -> secret(text, PROPERTY)).or(() -> file.map(OperatorToken::read)));
    }

    /** Whether a request with this {@code Authorization} header is an operator's. */
    boolean isIn(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && token.filter(Secret.of(authorization.substring(SCHEME.length()))::equals)
                        .isPresent();
    }

    private static Secret read(Path file) {
        try {
            if (!OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException(
                        "Others than its owner may use the file %s that %s names; take that from them (chmod 600)."
                                .formatted(file, FILE_PROPERTY));
            }
            return secret(
                    Files.readString(file).lines().findFirst().orElse(""),
                    "The first line of the file %s that %s names".formatted(file, FILE_PROPERTY));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file %s that %s names cannot be read.".formatted(file, FILE_PROPERTY), e);
        }
    }

    private static Secret secret(String text, String where) {
        if (text.strip().length() < SHORTEST) {
            throw new IllegalStateException(
                    "%s must be a token of at least %d characters.".formatted(where, SHORTEST));
        }
        return Secret.of(text.strip());
    }
}
