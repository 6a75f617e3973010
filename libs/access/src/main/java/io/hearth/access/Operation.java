package io.hearth.access;

import java.util.Optional;

/**
 * What a request asks for.
 *
 * @param rule Heat's name of the policy rule
 * @param stackUsers whether the route says that instances may try it
 * @param pathProjectId the project that the path names
 */
record Operation(String rule, boolean stackUsers, Optional<String> pathProjectId) {}
