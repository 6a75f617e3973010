package io.hearth.launcher.edge;

import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Holds the addresses that OpenStack's clients expect and passes each request on to the service
 * that owns its path. Keeps the Host header, which signatures cover.
 */
public final class Edge implements AutoCloseable {
    private static final int LONGEST_REQUEST_LINE = 16 * 1024;
    private static final int LARGEST_HEADER = 64 * 1024;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int SILENCE_TIMEOUT_SECONDS = 120;
    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final int START_TIMEOUT_SECONDS = 20;

    private final Vertx vertx;

    private Edge(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Starts to listen; the services may come up later, until then the edge answers 503.
     *
     * @throws IllegalStateException if a port cannot be had
     */
    public static Edge start(Ports ports) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        Edge edge = new Edge(vertx);
        try {
            HttpClient client = vertx.createHttpClient(clientOptions(), poolOptions());
            Future.all(
                            Arrays.stream(Api.values())
                                    .map(api -> listen(vertx, client, api, ports))
                                    .toList())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return edge;
        } catch (Exception e) {
            edge.close();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("The edge does not listen: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        vertx.close();
    }

    private static Future<HttpServer> listen(Vertx vertx, HttpClient client, Api api, Ports ports) {
        Forwarder forwarder = new Forwarder(client, api, service -> ports.of(port(service)));
        return vertx.createHttpServer(serverOptions())
                .requestHandler(forwarder)
                .listen(ports.of(api.listener()), "127.0.0.1");
    }

    private static Listener port(Part service) {
        return service.listeners().getFirst();
    }

    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADER)
                .setHandle100ContinueAutomatically(true);
    }

    private static HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setReadIdleTimeout(SILENCE_TIMEOUT_SECONDS)
                .setKeepAliveTimeout(30)
                .setMaxHeaderSize(LARGEST_HEADER)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE);
    }

    private static PoolOptions poolOptions() {
        return new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE);
    }
}
