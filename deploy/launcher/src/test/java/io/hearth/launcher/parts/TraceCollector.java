package io.hearth.launcher.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes the traces that services export over OTLP, and keeps them as they came. */
public final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final List<byte[]> exports = new CopyOnWriteArrayList<>();
    private volatile boolean keeps = true;

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    /** On a free port of the loopback interface. */
    public static TraceCollector start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TraceCollector collector = new TraceCollector(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", collector::take);
        server.start();
        return collector;
    }

    /** What services must find in their environment to send their traces here. */
    public Map<String, String> environment() {
        return Map.of(
                "HEARTH_TRACING_DISABLED",
                "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "HEARTH_TRACING_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All that has come so far; the texts in it are UTF-8. */
    public List<byte[]> exports() {
        return List.copyOf(exports);
    }

    /** Takes what comes and keeps nothing: for who makes more of it than fits in memory. */
    public void keepNoMore() {
        keeps = false;
        exports.clear();
    }

    /** From now on, what comes is kept again. */
    public void keep() {
        keeps = true;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] export = exchange.getRequestBody().readAllBytes();
            if (keeps) {
                exports.add(export);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
