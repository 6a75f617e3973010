package io.hearth.stackapi.use;

import java.time.Instant;

/**
 * @param accessKey empty for a use by a token
 */
public record LastUse(String userId, String accessKey, Instant at) {}
