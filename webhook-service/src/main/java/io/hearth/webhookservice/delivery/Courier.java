package io.hearth.webhookservice.delivery;

import io.hearth.webhookservice.network.Destinations;
import io.hearth.webhookservice.network.WebhookUrl;
import io.hearth.webhookservice.subscription.SecretBox;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes one try: an HTTP POST of a CloudEvent in structured mode, signed, to the very address that
 * was looked at. Each has a connection of its own, which ends as soon as the status is known: what
 * the receiver says beyond it is not read, and no redirect is followed.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md">CloudEvents:
 *     web hooks</a>
 */
@Singleton
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";

    private final Destinations destinations;
    private final SecretBox secrets;
    private final HttpClient http;
    private final Duration timeout;
    private final Clock clock = Clock.systemUTC();

    Courier(
            Destinations destinations,
            SecretBox secrets,
            Vertx vertx,
            @ConfigProperty(name = "hearth.webhooks.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "hearth.webhooks.timeout") Duration timeout,
            @ConfigProperty(name = "hearth.webhooks.at-once") int atOnce,
            @ConfigProperty(name = "hearth.webhooks.trusted-certificates")
                    Optional<String> trustedCertificates) {
        this.destinations = destinations;
        this.secrets = secrets;
        this.timeout = timeout;
        HttpClientOptions options =
                new HttpClientOptions()
                        .setKeepAlive(false)
                        .setMaxPoolSize(atOnce)
                        .setConnectTimeout((int) connectTimeout.toMillis())
                        // another's traces are none of a receiver's business
                        .setTracingPolicy(TracingPolicy.IGNORE);
        trustedCertificates.ifPresent(
                file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        this.http = vertx.createHttpClient(options);
    }

    /** Never fails: what goes wrong is an outcome. */
    Uni<Outcome> deliver(ClaimedDelivery delivery) {
        Line line = new Line();
        return destinations
                .of(delivery.url())
                .chain(
                        address ->
                                address.map(there -> post(delivery, there, line))
                                        .orElseGet(
                                                () ->
                                                        Uni.createFrom()
                                                                .item(
                                                                        new Outcome.Failed(
                                                                                Failure.NO_ADDRESS,
                                                                                null))))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> failed(delivery, failure))
                .eventually(line::hangUp);
    }

    private Uni<Outcome> post(ClaimedDelivery delivery, InetAddress address, Line line) {
        WebhookUrl url = delivery.url();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        // the connection's other end; host and port are for Host, SNI and
                        // certificate
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, url.port())))
                        .setHost(url.host())
                        .setPort(url.port())
                        .setSsl(url.isHttps())
                        .setFollowRedirects(false)
                        .setURI(url.pathAndQuery());
        return Uni.createFrom()
                .completionStage(
                        () ->
                                http.request(options)
                                        .compose(
                                                request -> {
                                                    if (!line.isOpenWith(request)) {
                                                        return Future.failedFuture(
                                                                "It came too late.");
                                                    }
                                                    sign(request, delivery);
                                                    return request.send(
                                                            Buffer.buffer(delivery.body()));
                                                })
                                        .toCompletionStage())
                .map(response -> Outcome.of(response.statusCode()));
    }

    private void sign(HttpClientRequest request, ClaimedDelivery delivery) {
        Instant now = clock.instant();
        String id = delivery.eventId().toString();
        long timestamp = now.getEpochSecond();
        request.putHeader("content-type", CLOUD_EVENT)
                .putHeader("user-agent", "Hearth-Webhooks")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", String.valueOf(timestamp))
                .putHeader(
                        "webhook-signature",
                        secrets.open(delivery.webhookId(), delivery.secrets(), now).stream()
                                .map(secret -> secret.sign(id, timestamp, delivery.body()))
                                .collect(Collectors.joining(" ")));
    }

    /** The log does not say where to: a URL may be a credential. */
    private static Outcome failed(ClaimedDelivery delivery, Throwable failure) {
        LOG.debugf(
                "Event %s does not come to webhook %s: %s",
                delivery.eventId(), delivery.webhookId(), failure.getClass().getSimpleName());
        return new Outcome.Failed(
                failure instanceof TimeoutException ? Failure.TIMEOUT : Failure.NO_CONNECTION,
                null);
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
