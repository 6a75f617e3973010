package io.hearth.webhookservice.network;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells which address a webhook's URL leads to at this moment, if it may be called. Whoever calls
 * must connect to that address and resolve nothing once more: a name that leads elsewhere by then
 * leads nowhere.
 */
@Singleton
public class Destinations {
    private final NameResolver names;
    private final AddressRules rules;
    private final boolean allowHttp;
    private final WorkerExecutor lookups;

    Destinations(
            NameResolver names,
            AddressRules rules,
            Vertx vertx,
            @ConfigProperty(name = "hearth.webhooks.allow-http") boolean allowHttp,
            @ConfigProperty(name = "hearth.webhooks.at-once") int atOnce) {
        this.names = names;
        this.rules = rules;
        this.allowHttp = allowHttp;
        // a thread for each delivery: one project's slow name server holds up no other's
        this.lookups = vertx.createSharedWorkerExecutor("webhook-names", atOnce);
    }

    /**
     * Empty when nothing may be called there: the host is not known, or one of its addresses is not
     * allowed, or the URL is one of http. Which of them is nobody's business.
     */
    public Uni<Optional<InetAddress>> of(WebhookUrl url) {
        return mayBe(url)
                ? Uni.createFrom()
                        .completionStage(
                                () ->
                                        lookups.executeBlocking(() -> find(url.host()), false)
                                                .toCompletionStage())
                : Uni.createFrom().item(Optional.empty());
    }

    /** Whether the operator has it that URLs of this scheme are called. */
    public boolean mayBe(WebhookUrl url) {
        return allowHttp || url.isHttps();
    }

    private Optional<InetAddress> find(String host) {
        try {
            List<InetAddress> addresses = names.resolve(host);
            return addresses.stream().allMatch(rules::allow)
                    ? addresses.stream().findFirst()
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @PreDestroy
    void close() {
        lookups.close();
    }
}
