package io.hearth.launcher.access.model;

/** How somebody shows who it is. */
public enum Form {
    NOTHING,
    /** Of Keystone, in {@code X-Auth-Token}. */
    TOKEN,
    /** What stands for a token that would end too early, in the same place. */
    TICKET,
    V2_QUERY,
    V4_HEADER,
    V4_QUERY,
    /** The query of a URL that was signed for its holder, who has no secret to sign another. */
    PRESIGNED_URL;

    /** Whether the asker can sign what it likes. */
    public boolean signs() {
        return this == V2_QUERY || this == V4_HEADER || this == V4_QUERY;
    }
}
