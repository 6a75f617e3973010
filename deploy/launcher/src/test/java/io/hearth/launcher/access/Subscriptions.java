package io.hearth.launcher.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Has tenants subscribe to the events of their stacks, and has it ended. */
final class Subscriptions {
    /** No webhook may lead there, so that what is for it waits. */
    private static final String NOWHERE = "https://192.0.2.1/";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<Webhook> webhooks = new ArrayList<>();

    private record Webhook(Tenant tenant, String id) {
        String url() {
            return tenant.url() + "/webhooks/" + id;
        }
    }

    /** To what becomes of stacks, which there are to be from now on. */
    void add(Tenant tenant) throws Exception {
        String id =
                Setup.post(
                                tenant.url() + "/webhooks",
                                tenant.owner().token(),
                                Map.of(
                                        "name",
                                        "kept",
                                        "url",
                                        NOWHERE,
                                        "types",
                                        List.of("hearth.stack.*")))
                        .at("/webhook/id")
                        .asText();
        webhooks.add(new Webhook(tenant, id));
    }

    /** All of them, once there is an event for each. */
    List<Subscription> reached() {
        return webhooks.stream()
                .map(webhook -> new Subscription(webhook.tenant(), webhook.id(), event(webhook)))
                .toList();
    }

    private static String event(Webhook webhook) {
        return Awaitility.await("an event for a webhook of " + webhook.tenant().name())
                .atMost(PATIENCE)
                .until(
                        () ->
                                Setup.get(
                                                webhook.url() + "/deliveries",
                                                webhook.tenant().owner().token())
                                        .at("/deliveries/0/event_id")
                                        .asText(),
                        id -> !id.isEmpty());
    }

    void end() throws Exception {
        for (Webhook webhook : webhooks) {
            Setup.delete(webhook.url(), webhook.tenant().owner().token());
        }
    }
}
