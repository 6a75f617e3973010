package io.hearth.launcher.doctor;

import io.hearth.keystone.KeystoneSettings;
import io.hearth.launcher.caller.PasswordLogin;
import io.hearth.launcher.caller.PasswordLogin.Answer.Granted;
import io.hearth.launcher.caller.ProjectToken;
import io.hearth.launcher.caller.Web;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What stands before a Keystone and lends its own token to whoever has none. */
final class CredulousLine implements AutoCloseable {
    private static final String TOKEN = "X-Auth-Token";

    private final Vertx vertx;
    private final HttpServer server;

    private CredulousLine(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * @param admin whose token is lent
     */
    static CredulousLine before(KeystoneSettings admin) throws Exception {
        URI keystone = URI.create(admin.url());
        Map<String, String> login =
                Map.of(
                        "OS_USERNAME",
                        admin.username(),
                        "OS_PASSWORD",
                        admin.password().reveal(),
                        "OS_PROJECT_NAME",
                        admin.projectName().orElseThrow());
        if (!(PasswordLogin.at(keystone, login).send(new Web())
                instanceof Granted(ProjectToken token))) {
            throw new IllegalStateException("Keystone's administrator is refused.");
        }
        Vertx vertx = Vertx.vertx();
        HttpProxy proxy =
                HttpProxy.reverseProxy(vertx.createHttpClient())
                        .origin(keystone.getPort(), keystone.getHost())
                        .addInterceptor(
                                new ProxyInterceptor() {
                                    @Override
                                    public Future<ProxyResponse> handleProxyRequest(
                                            ProxyContext context) {
                                        if (!context.request().headers().contains(TOKEN)) {
                                            context.request().putHeader(TOKEN, token.text());
                                        }
                                        return context.sendRequest();
                                    }
                                });
        return new CredulousLine(
                vertx,
                vertx.createHttpServer()
                        .requestHandler(proxy)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS));
    }

    /** The Identity API, with its version. */
    String url() {
        return "http://127.0.0.1:%d/v3".formatted(server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
