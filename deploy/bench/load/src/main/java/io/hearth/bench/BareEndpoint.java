package io.hearth.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bare Quarkus endpoint as a process of its own, with the same memory as a service has. */
final class BareEndpoint implements AutoCloseable {
    private final Json http = new Json();
    private final Process process;
    private final String url;

    private BareEndpoint(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static BareEndpoint start(Path jar) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx192m",
                                "-XX:+UseSerialGC",
                                "-Dquarkus.http.port=" + port,
                                "-jar",
                                jar.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BareEndpoint endpoint =
                new BareEndpoint(process, "http://127.0.0.1:%d/bytes".formatted(port));
        endpoint.awaitReady();
        return endpoint;
    }

    String url() {
        return url;
    }

    void returns(byte[] bytes) {
        http.call("PUT", url, null, bytes).expect(200, 204);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                http.call("GET", url, null, null).expect(200);
                return;
            } catch (RuntimeException notYet) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IllegalStateException("The bare endpoint does not start.", notYet);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }
}
