package io.hearth.identityworker.intent;

import io.hearth.contract.seal.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses passwords and keys. */
final class Credentials {
    private static final int PASSWORD_LENGTH = 32;
    private static final int ACCESS_KEY_BYTES = 16;
    private static final int SECRET_KEY_BYTES = 32;
    private static final List<String> CLASSES =
            List.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                    "0123456789",
                    "!@#%^&*");
    private static final String ALL = String.join("", CLASSES);

    private final SecureRandom random = new SecureRandom();

    /**
     * 32 characters with at least one of each class, shuffled; below the 54 bytes that Keystone's
     * bcrypt reads.
     *
     * @see <a
     *     href="https://opendev.org/openstack/heat/src/branch/master/heat/common/password_gen.py">Heat's
     *     rule</a>
     */
    Secret password() {
        List<Character> characters = new ArrayList<>(PASSWORD_LENGTH);
        CLASSES.forEach(each -> characters.add(any(each)));
        while (characters.size() < PASSWORD_LENGTH) {
            characters.add(any(ALL));
        }
        Collections.shuffle(characters, random);
        return Secret.of(characters.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    /** 32 hexadecimal digits of 128 random bits. */
    String accessKey() {
        return HexFormat.of().formatHex(bytes(ACCESS_KEY_BYTES));
    }

    /**
     * 64 hexadecimal digits of 256 random bits: one with a hyphen in front would be an option to
     * the tools that take it as an argument, such as {@code cfn-init --secret-key}.
     */
    Secret secretKey() {
        return Secret.of(HexFormat.of().formatHex(bytes(SECRET_KEY_BYTES)));
    }

    private char any(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
