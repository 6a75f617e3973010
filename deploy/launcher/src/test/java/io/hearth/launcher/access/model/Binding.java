package io.hearth.launcher.access.model;

/** One capability for one resource of one stack, which a nested one is, too. */
public record Binding(String stackId, String resource, Capability capability) {}
