package io.hearth.launcher.access.model;

/** What a user of the cloud is in its project; each is what stands before it, too. */
public enum Role {
    READER,
    MEMBER,
    ADMIN
}
