package io.hearth.launcher.access;

import io.hearth.launcher.story.Ec2Signer;

/** What an asker has in hand. */
sealed interface Credential {
    record Nothing() implements Credential {}

    /** A token, or a ticket. */
    record Token(String value) implements Credential {}

    record Keypair(Ec2Signer signer) implements Credential {}

    /**
     * Of a presigned URL.
     *
     * @param query encoded
     */
    record Presigned(String query) implements Credential {}
}
