package io.hearth.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on at the moment. */
public final class FreePorts {
    private FreePorts() {}

    /**
     * One free port of the loopback interface; somebody else may take it before the caller does.
     */
    public static int next() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("The loopback interface has no free port.", e);
        }
    }
}
