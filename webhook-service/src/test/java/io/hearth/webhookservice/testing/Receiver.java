package io.hearth.webhookservice.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A program of somebody's that takes events by HTTP. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final String url;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int usual = 200;
    private volatile boolean silent;

    private Receiver(HttpServer server, String scheme, String host) {
        this.server = server;
        this.url = "%s://%s:%d".formatted(scheme, host, server.getAddress().getPort());
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /** At an address of this machine. */
    public static Receiver at(String address) throws IOException {
        return new Receiver(
                HttpServer.create(new InetSocketAddress(address, 0), 0), "http", address);
    }

    /** With TLS, at 127.0.0.1. */
    public static Receiver ofTls(String host, SSLContext certificate) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return new Receiver(server, "https", host);
    }

    public String url() {
        return url;
    }

    /** Answers so to the next ones, and 200 to those that follow. */
    public Receiver answering(Integer... next) {
        statuses.addAll(List.of(next));
        return this;
    }

    /** Answers so to all that nothing else is said of. */
    public void usually(int status) {
        usual = status;
    }

    /** Takes what comes and answers nothing. */
    public Receiver silent() {
        silent = true;
        return this;
    }

    public List<Received> received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name.toLowerCase(Locale.ROOT), String.join(",", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer next = statuses.poll();
        received.add(new Received(exchange.getRequestURI().toString(), headers, body));
        if (silent) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        int status = next == null ? usual : next;
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().add("Location", url + "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
