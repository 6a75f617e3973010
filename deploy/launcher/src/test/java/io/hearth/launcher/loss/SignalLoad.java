package io.hearth.launcher.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.keystone.KeystoneClient;
import io.hearth.launcher.parts.Administrator;
import io.hearth.launcher.parts.Operation;
import io.hearth.launcher.parts.Owner;
import io.hearth.launcher.parts.Victim;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.testkit.FaultProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Stacks wait for a number of signals each; their senders share a bad line to the edge; meanwhile
 * one victim after the other is ended. In the end every stack is complete, and every handle holds
 * each signal once, in the order in which it was sent.
 */
public final class SignalLoad implements AutoCloseable {
    private static final int HANDLES = 10;
    private static final int SIGNALS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger accepted = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Victim> victims;
    private final KeystoneClient admin;
    private final Owner owner;
    private final FaultProxy line;
    private final LossyLine losses;

    /**
     * @param world the Hearth, which runs
     * @param victims are ended in their turn
     * @param seed of what the line does
     */
    public SignalLoad(StoryWorld world, List<Victim> victims, long seed) {
        System.out.printf("lossy line: hearth.loss.seed=%d%n", seed);
        this.victims = List.copyOf(victims);
        this.admin = Administrator.of(world);
        this.owner = new Owner(world, admin.keystone());
        this.line = FaultProxy.before(world.orchestration());
        this.losses = new LossyLine(seed);
        line.meddle(losses);
    }

    /**
     * @param atLeast how many signals there are to be
     */
    public void run(int atLeast) throws Exception {
        int count = Math.ceilDiv(atLeast, HANDLES * SIGNALS);
        List<String> stacks = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            stacks.add(create("loss-%s".formatted(UUID.randomUUID())));
        }
        List<Sender> senders = new ArrayList<>();
        for (String stack : stacks) {
            for (int handle = 0; handle < HANDLES; handle++) {
                senders.add(sender(stack, handle));
            }
        }
        sendAndEnd(senders);
        losses.awaitSilence();
        for (String stack : stacks) {
            awaitEnd(stack, Operation.CREATE);
            assertEffect(stack);
            owner.ask(Operation.DELETE, stack, Map.of());
        }
        for (String stack : stacks) {
            awaitEnd(stack, Operation.DELETE);
        }
        System.out.printf(
                "lossy line: %d signals accepted of %d requests, %d of them meddled with; %d ended; every signal had its effect once and in its turn%n",
                accepted.get(), line.requests(), losses.meddledWith(), victims.size());
    }

    private void sendAndEnd(List<Sender> senders) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> sending =
                    senders.stream()
                            .map(
                                    sender ->
                                            CompletableFuture.runAsync(
                                                    () -> sender.send(SIGNALS), threads))
                            .toList();
            int all = senders.size() * SIGNALS;
            for (int kill = 1; kill <= victims.size(); kill++) {
                int share = all * kill / (victims.size() + 1);
                Awaitility.await("%d signals of %d".formatted(share, all))
                        .atMost(PATIENCE)
                        .until(
                                () ->
                                        accepted.get() >= share
                                                || sending.stream().anyMatch(SignalLoad::failed));
                Victim victim = victims.get(kill - 1);
                victim.kill();
                System.out.printf("  ended %s at %d signals%n", victim.label(), accepted.get());
            }
            sending.forEach(CompletableFuture::join);
        }
        for (Victim victim : victims) {
            victim.awaitReady();
        }
    }

    private static boolean failed(CompletableFuture<Void> sending) {
        return sending.state() == Future.State.FAILED;
    }

    private String create(String name) throws Exception {
        owner.ask(Operation.CREATE, "", Map.of("stack_name", name, "template", template()));
        String stack = name + "/" + owner.find(name).orElseThrow().path("id").asText();
        Awaitility.await("the handles of " + name)
                .atMost(PATIENCE)
                .until(() -> hasAllTokens(stack));
        return stack;
    }

    private boolean hasAllTokens(String stack) throws Exception {
        for (int handle = 0; handle < HANDLES; handle++) {
            if (!owner.output(stack, "token" + handle).matches("[^\\s]{20,}")) {
                return false;
            }
        }
        return true;
    }

    private Sender sender(String stack, int handle) throws Exception {
        String endpoint = owner.output(stack, "endpoint" + handle);
        String url = endpoint.replaceFirst("^http://[^/]+/v1", line.url());
        return new Sender(http, URI.create(url), owner.output(stack, "token" + handle), accepted);
    }

    private void assertEffect(String stack) throws Exception {
        Map<String, String> wanted = Sender.effect(SIGNALS);
        for (int handle = 0; handle < HANDLES; handle++) {
            String data = owner.output(stack, "data" + handle);
            assertThat(JSON.readValue(data, new TypeReference<Map<String, String>>() {}))
                    .as("what handle %d of %s holds", handle, stack)
                    .isEqualTo(wanted);
        }
    }

    private void awaitEnd(String stack, Operation operation) {
        Awaitility.await(stack + " " + operation)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                owner.find(stack)
                                        .map(SignalLoad::status)
                                        .orElse(Operation.DELETE.end())
                                        .equals(operation.end()));
    }

    private static String status(JsonNode stack) {
        return stack.path("stack_status").asText();
    }

    private static String template() {
        return "heat_template_version: 2021-04-16\nresources:\n"
                + each(
                        """
                          handle%1$d: {type: OS::Heat::WaitConditionHandle}
                          condition%1$d:
                            type: OS::Heat::WaitCondition
                            properties: {handle: {get_resource: handle%1$d}, count: %2$d, timeout: 3000}
                        """)
                + "outputs:\n"
                + each(
                        """
                          endpoint%1$d: {value: {get_attr: [handle%1$d, endpoint]}}
                          token%1$d: {value: {get_attr: [handle%1$d, token]}}
                          data%1$d: {value: {get_attr: [condition%1$d, data]}}
                        """);
    }

    private static String each(String pattern) {
        return IntStream.range(0, HANDLES)
                .mapToObj(n -> pattern.formatted(n, SIGNALS))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        line.close();
        http.close();
        admin.close();
    }
}
