package io.hearth.keystone;

import java.time.Duration;
import java.util.Optional;

/** A call that Keystone did not carry out, or whose answer was lost. Messages hold no secret. */
public abstract sealed class KeystoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private KeystoneException(String message) {
        super(message);
    }

    /** 404: there is no such object, or the caller may not see it. */
    public static final class NotFound extends KeystoneException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }
    }

    /** 409: an object of that name or id exists. */
    public static final class Conflict extends KeystoneException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }

    /** 401 after a fresh login, or a refused login. */
    public static final class Unauthorized extends KeystoneException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message) {
            super(message);
        }
    }

    /**
     * 403: the login's roles do not allow it; under a hardened policy also for an object that is
     * gone.
     */
    public static final class Forbidden extends KeystoneException {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(message);
        }
    }

    /** Another 4xx: the request is wrong, and trying again will not help. */
    public static final class Rejected extends KeystoneException {
        private static final long serialVersionUID = 1L;

        public Rejected(String message) {
            super(message);
        }
    }

    /**
     * 429, 5xx, a timeout, a broken connection, an answer that cannot be read: it may have been
     * carried out.
     */
    public static final class Unavailable extends KeystoneException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> retryAfter;

        public Unavailable(String message, Optional<Duration> retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /** What Keystone asked for with Retry-After. */
        public Optional<Duration> retryAfter() {
            return retryAfter == null ? Optional.empty() : retryAfter;
        }
    }
}
