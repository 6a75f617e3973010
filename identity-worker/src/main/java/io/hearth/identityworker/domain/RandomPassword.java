package io.hearth.identityworker.domain;

import io.hearth.contract.seal.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that no person ever types. */
public final class RandomPassword {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits. */
    public Secret next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        // begins with each class that a cloud's rule for passwords may ask for
        return Secret.of("aA1!" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
