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
import io.vertx.httpproxy.ProxyResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Passes the requests of one API on, bodies as streams; a form is read, since it may route. */
final class Forwarder implements Handler<HttpServerRequest> {
    static final String RETRY_AFTER_SECONDS = "2";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Api api;
    private final FormForwarder forms;
    private final Map<Part, HttpProxy> proxies = new EnumMap<>(Part.class);

    /**
     * @param ports where each service listens on the loopback interface
     */
    Forwarder(HttpClient client, Api api, ToIntFunction<Part> ports) {
        this.api = api;
        this.forms = new FormForwarder(client, api, ports);
        for (Part service : Part.services()) {
            proxies.put(service, proxy(client, service, ports.applyAsInt(service)));
        }
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (Routes.isInternal(request.path())) {
            request.response()
                    .setStatusCode(404)
                    .putHeader(HttpHeaders.CONTENT_TYPE, api.contentType())
                    .end(api.notFound());
        } else if (api == Api.CLOUDFORMATION && isForm(request)) {
            forms.handle(request);
        } else {
            Optional.ofNullable(proxies.get(service(request)))
                    .ifPresent(proxy -> proxy.handle(request));
        }
    }

    private static boolean isForm(HttpServerRequest request) {
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.method().equals(HttpMethod.POST)
                && contentType != null
                && contentType.startsWith(FORM);
    }

    private Part service(HttpServerRequest request) {
        return switch (api) {
            case ORCHESTRATION -> Routes.orchestration(request.path());
            case CLOUDFORMATION ->
                    Routes.cloudformation(request.path(), Action.in(request.query()).orElse(""));
            case CLOUDWATCH -> Part.SIGNAL_SERVICE;
        };
    }

    private HttpProxy proxy(HttpClient client, Part service, int port) {
        SocketAddress address = SocketAddress.inetSocketAddress(port, "127.0.0.1");
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> client.request(new RequestOptions().setServer(address)))
                .addInterceptor(
                        new ProxyInterceptor() {
                            @Override
                            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                                keepHost(context);
                                return context.sendRequest()
                                        .recover(failure -> unavailable(context, service));
                            }
                        });
    }

    private static void keepHost(ProxyContext context) {
        HostAndPort host = context.request().proxiedRequest().authority();
        if (host != null) {
            context.request().setAuthority(host);
        }
    }

    private Future<ProxyResponse> unavailable(ProxyContext context, Part service) {
        return Future.succeededFuture(
                context.request()
                        .release()
                        .response()
                        .setStatusCode(503)
                        .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .putHeader(HttpHeaders.CONTENT_TYPE, api.contentType())
                        .setBody(Body.body(Buffer.buffer(api.unavailable(service.label())))));
    }
}
