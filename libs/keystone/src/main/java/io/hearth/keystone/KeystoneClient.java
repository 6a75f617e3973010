package io.hearth.keystone;

import java.time.Clock;

/**
 * A client of one Keystone under one login: its interfaces over one token and one pool of
 * connections. Nothing is sent before the first call.
 */
public final class KeystoneClient implements AutoCloseable {
    private final Transport transport;
    private final Keystone keystone;
    private final KeystoneTokens tokens;
    private final KeystoneAdmin admin;
    private final KeystoneTrusts trusts;
    private final KeystoneReach reach;

    private KeystoneClient(KeystoneSettings settings) {
        transport = new Transport(settings.url(), settings.timeout());
        Session session = new Session(transport, Login.of(settings), Clock.systemUTC());
        keystone = new SessionKeystone(session, transport);
        tokens = new SessionKeystoneTokens(session);
        admin = new SessionKeystoneAdmin(session, transport);
        trusts = new SessionKeystoneTrusts(session, transport);
        reach = new SessionReach(session);
    }

    public static KeystoneClient connect(KeystoneSettings settings) {
        return new KeystoneClient(settings);
    }

    public Keystone keystone() {
        return keystone;
    }

    public KeystoneTokens tokens() {
        return tokens;
    }

    public KeystoneAdmin admin() {
        return admin;
    }

    public KeystoneTrusts trusts() {
        return trusts;
    }

    public KeystoneReach reach() {
        return reach;
    }

    @Override
    public void close() {
        transport.close();
    }
}
