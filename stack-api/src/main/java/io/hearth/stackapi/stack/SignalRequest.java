package io.hearth.stackapi.stack;

/**
 * What signals a resource of a stack.
 *
 * @param key the same for every repetition of one request, so that it counts once
 */
public record SignalRequest(String resource, String key) {}
