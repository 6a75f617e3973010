package io.hearth.stackapi.deployment;

import io.hearth.stackapi.stack.Status;

/**
 * How far a deployment has come.
 *
 * @param action Heat's word, such as {@code CREATE}, or one of the caller's own
 * @param reason a sentence for people; may be empty
 */
public record DeploymentState(String action, Status status, String reason) {}
