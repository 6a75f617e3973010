package io.hearth.identityworker.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keystone's id of an EC2 credential, known before it is made.
 *
 * @see <a href="https://docs.openstack.org/api-ref/identity/v3/#create-credential">POST
 *     /v3/credentials</a>: the id of type {@code ec2} is the SHA-256 of the access key
 */
public final class CredentialId {
    private CredentialId() {}

    /** The SHA-256 of the access key, in hexadecimal. */
    public static String of(String accessKey) {
        return sha256(accessKey);
    }

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
