package io.hearth.launcher.edge;

import io.hearth.launcher.layout.Part;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.function.ToIntFunction;

/** Reads a form whole, since its {@code Action} says who answers it, and passes it on. */
final class FormForwarder implements Handler<HttpServerRequest> {
    /** Heat's own limit of a request's body. */
    private static final int LARGEST_FORM = 1024 * 1024;

    /** Of one connection only, and the body's length is known by now. */
    private static final List<CharSequence> NOT_PASSED_ON =
            List.of(
                    HttpHeaders.CONNECTION,
                    HttpHeaders.KEEP_ALIVE,
                    HttpHeaders.TRANSFER_ENCODING,
                    HttpHeaders.HOST,
                    HttpHeaders.CONTENT_LENGTH,
                    "Expect",
                    "TE",
                    "Upgrade");

    private final HttpClient client;
    private final Api api;
    private final ToIntFunction<Part> ports;

    FormForwarder(HttpClient client, Api api, ToIntFunction<Part> ports) {
        this.client = client;
        this.api = api;
        this.ports = ports;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Buffer form = Buffer.buffer();
        request.handler(
                chunk -> {
                    if (form.length() <= LARGEST_FORM) {
                        form.appendBuffer(chunk);
                    }
                });
        request.endHandler(
                end -> {
                    if (form.length() > LARGEST_FORM) {
                        answer(request, 413, api.tooLarge(LARGEST_FORM));
                    } else {
                        forward(request, form);
                    }
                });
    }

    private void forward(HttpServerRequest request, Buffer form) {
        Part service =
                Routes.cloudformation(
                        request.path(),
                        Action.in(request.query()).or(() -> Action.in(form.toString())).orElse(""));
        client.request(options(request, service))
                .compose(onward -> send(request, onward, form))
                .compose(answered -> passBack(answered, request.response()))
                .onFailure(failure -> unavailable(request, service));
    }

    private RequestOptions options(HttpServerRequest request, Part service) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(ports.applyAsInt(service), "127.0.0.1"))
                .setMethod(request.method())
                .setURI(request.uri());
    }

    private static Future<HttpClientResponse> send(
            HttpServerRequest request, HttpClientRequest onward, Buffer form) {
        onward.headers().addAll(passedOn(request.headers()));
        HostAndPort host = request.authority();
        if (host != null) {
            onward.authority(host);
        }
        return onward.send(form);
    }

    private static Future<Void> passBack(HttpClientResponse answered, HttpServerResponse response) {
        response.setStatusCode(answered.statusCode());
        response.headers().addAll(passedOn(answered.headers()));
        return answered.body().compose(response::end);
    }

    private static MultiMap passedOn(MultiMap headers) {
        MultiMap passed = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        NOT_PASSED_ON.forEach(passed::remove);
        return passed;
    }

    private void unavailable(HttpServerRequest request, Part service) {
        if (request.response().headWritten()) {
            request.connection().close();
        } else {
            request.response().headers().clear();
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Forwarder.RETRY_AFTER_SECONDS);
            answer(request, 503, api.unavailable(service.label()));
        }
    }

    private void answer(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, api.contentType())
                .end(body);
    }
}
