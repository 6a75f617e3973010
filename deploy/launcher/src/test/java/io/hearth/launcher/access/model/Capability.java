package io.hearth.launcher.access.model;

/** What an identity can hold for one resource. */
public enum Capability {
    /** To read its metadata. */
    READ,
    /** To signal it. */
    SIGNAL,
    /** To read what is deployed on it. */
    DEPLOY
}
