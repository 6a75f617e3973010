package io.hearth.launcher.edge;

import io.hearth.launcher.layout.Part;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Passes the requests of one API on, bodies as streams; a form is read, since it may route. */
final class Forwarder implements Handler<HttpServerRequest> {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String RETRY_AFTER_SECONDS = "2";

    /** Heat's own limit of a request's body. */
    private static final int LARGEST_FORM = 1024 * 1024;

    private final HttpClient client;
    private final Api api;
    private final ToIntFunction<Part> ports;
    private final Map<Part, HttpProxy> proxies = new EnumMap<>(Part.class);

    Forwarder(HttpClient client, Api api, ToIntFunction<Part> ports) {
        this.client = client;
        this.api = api;
        this.ports = ports;
        for (Part service : Part.services()) {
            proxies.put(service, proxy(service, null));
        }
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (routesByForm(request)) {
            forwardForm(request);
        } else {
            Optional.ofNullable(proxies.get(service(request, "")))
                    .ifPresent(proxy -> proxy.handle(request));
        }
    }

    private boolean routesByForm(HttpServerRequest request) {
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return api == Api.CLOUDFORMATION
                && request.method().equals(HttpMethod.POST)
                && contentType != null
                && contentType.startsWith(FORM);
    }

    private void forwardForm(HttpServerRequest request) {
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
                        refuse(request);
                    } else {
                        proxy(service(request, form.toString()), form).handle(request);
                    }
                });
    }

    private void refuse(HttpServerRequest request) {
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, api.contentType())
                .end(api.tooLarge(LARGEST_FORM));
    }

    private Part service(HttpServerRequest request, String form) {
        return switch (api) {
            case ORCHESTRATION -> Routes.orchestration(request.path());
            case CLOUDFORMATION ->
                    Routes.cloudformation(
                            request.path(),
                            action(request.query())
                                    .or(() -> action(form))
                                    .orElse(""));
            case CLOUDWATCH -> Part.SIGNAL_SERVICE;
        };
    }

    private static Optional<String> action(@Nullable String encoded) {
        if (encoded == null) {
            return Optional.empty();
        }
        return Arrays.stream(encoded.split("&"))
                .filter(pair -> pair.startsWith("Action="))
                .map(pair -> decode(pair.substring("Action=".length())))
                .findFirst();
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * @param form the body, when it was read already
     */
    private HttpProxy proxy(Part service, @Nullable Buffer form) {
        SocketAddress address = SocketAddress.inetSocketAddress(ports.applyAsInt(service), "127.0.0.1");
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> client.request(new RequestOptions().setServer(address)))
                .addInterceptor(
                        new ProxyInterceptor() {
                            @Override
                            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                                keepHost(context);
                                if (form != null) {
                                    context.request().setBody(Body.body(form));
                                }
                                return context.sendRequest()
                                        .recover(
                                                failure ->
                                                        unavailable(
                                                                form == null
                                                                        ? context.request()
                                                                                .release()
                                                                        : context.request(),
                                                                service));
                            }
                        });
    }

    private static void keepHost(ProxyContext context) {
        HostAndPort host = context.request().proxiedRequest().authority();
        if (host != null) {
            context.request().setAuthority(host);
        }
    }

    private Future<ProxyResponse> unavailable(ProxyRequest request, Part service) {
        return Future.succeededFuture(
                request.response()
                        .setStatusCode(503)
                        .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .putHeader(HttpHeaders.CONTENT_TYPE, api.contentType())
                        .setBody(Body.body(Buffer.buffer(api.unavailable(service.label())))));
    }
}
