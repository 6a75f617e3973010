package io.hearth.keystone;

/** A Keystone project. */
public record Project(
        String id, String domainId, String name, String description, boolean enabled) {}
