package io.hearth.keystone;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The user that others trust. It logs in once for each trust and shares the token among its calls.
 */
public final class KeystoneTrustee implements AutoCloseable {
    private static final int MOST_SESSIONS = 256;

    private final KeystoneSettings settings;
    private final Transport transport;
    private final Map<String, Session> sessions =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
                    return size() > MOST_SESSIONS;
                }
            };

    private KeystoneTrustee(KeystoneSettings settings) {
        this.settings = settings;
        this.transport = new Transport(settings.url(), settings.timeout());
    }

    /**
     * @param settings the trustee's login; what it is scoped to is of no account
     */
    public static KeystoneTrustee connect(KeystoneSettings settings) {
        return new KeystoneTrustee(settings);
    }

    /** Keystone as the trustor sees it. Nothing is sent before the first call. */
    public DelegatedKeystone under(String trustId) {
        return new SessionDelegatedKeystone(calls(trustId), trustId);
    }

    /** The trusts that are made of this one. Nothing is sent before the first call. */
    public Redelegations of(String trustId) {
        return new SessionRedelegations(calls(trustId), trustId);
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Whether the login itself does, whatever becomes of a trust. */
    private boolean canLogIn() {
        return SessionKeystone.await(transport.send(Login.unscoped(settings), Optional.empty()))
                .isSuccess();
    }

    private DelegatedCalls calls(String trustId) {
        return new DelegatedCalls(session(trustId), this::canLogIn);
    }

    private synchronized Session session(String trustId) {
        return sessions.computeIfAbsent(
                trustId,
                id -> new Session(transport, Login.ofTrust(settings, id), Clock.systemUTC()));
    }
}
