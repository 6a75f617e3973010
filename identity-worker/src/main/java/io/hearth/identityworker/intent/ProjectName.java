package io.hearth.identityworker.intent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a stack tree's project in the stack domain. */
final class ProjectName {
    private static final String PREFIX = "hsd-";
    private static final int DIGITS = 60;

    private ProjectName() {}

    /**
     * Exactly Keystone's longest name, 64 characters: Heat's own form would lose the end of the
     * stack's id.
     */
    static String of(String ownerProjectId, String rootStackId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ownerProjectId.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(rootStackId.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
