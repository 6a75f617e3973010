package io.hearth.launcher.secured;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.httpproxy.HttpProxy;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A Keystone behind what ends TLS for it, as most are. */
public final class SecuredKeystone implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;
    private final AtomicInteger requests;

    private SecuredKeystone(Vertx vertx, HttpServer server, AtomicInteger requests) {
        this.vertx = vertx;
        this.server = server;
        this.requests = requests;
    }

    /**
     * @param port where Keystone listens, or will
     */
    public static SecuredKeystone before(int port, Certificates certificates)
            throws ExecutionException, InterruptedException, TimeoutException {
        Vertx vertx = Vertx.vertx();
        AtomicInteger requests = new AtomicInteger();
        HttpProxy proxy =
                HttpProxy.reverseProxy(
                                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(64)))
                        .origin(port, "127.0.0.1");
        HttpServer server =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setSsl(true)
                                        .setKeyCertOptions(
                                                new PfxOptions()
                                                        .setPath(certificates.keystore().toString())
                                                        .setPassword(Certificates.PASSWORD)))
                        .requestHandler(
                                request -> {
                                    requests.incrementAndGet();
                                    proxy.handle(request);
                                })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
        return new SecuredKeystone(vertx, server, requests);
    }

    /** The Identity API, with its version. */
    public URI url() {
        return URI.create("https://localhost:%d/v3".formatted(server.actualPort()));
    }

    /** How many requests came. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
