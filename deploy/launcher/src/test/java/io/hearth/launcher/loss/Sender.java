package io.hearth.launcher.loss;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Signals one handle, one signal after the other, each until it is accepted. Every other one has no
 * id of its own, only the key that its repetitions share.
 */
final class Sender {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** To come again with: the edge has no service, or the service no bus. */
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

    private final HttpClient http;
    private final URI url;
    private final String token;
    private final AtomicInteger accepted;

    /**
     * @param url of the handle's signals
     * @param accepted counts those of all senders
     */
    Sender(HttpClient http, URI url, String token, AtomicInteger accepted) {
        this.http = http;
        this.url = url;
        this.token = token;
        this.accepted = accepted;
    }

    void send(int signals) {
        for (int number = 1; number <= signals; number++) {
            HttpRequest request = request(number);
            Awaitility.await("signal %d to %s".formatted(number, url))
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(PAUSE)
                    .atMost(PATIENCE)
                    .until(() -> isAccepted(request));
            accepted.incrementAndGet();
        }
    }

    /**
     * What a handle keeps when every signal has its effect once and in its turn: a signal without
     * an id is called by the number that it is.
     */
    static Map<String, String> effect(int signals) {
        Map<String, String> effect = new TreeMap<>();
        for (int number = 1; number <= signals; number++) {
            effect.put(hasId(number) ? id(number) : String.valueOf(number), data(number));
        }
        return effect;
    }

    private static boolean hasId(int number) {
        return number % 2 == 0;
    }

    private static String id(int number) {
        return "own-" + number;
    }

    private static String data(int number) {
        return "data-" + number;
    }

    private HttpRequest request(int number) {
        String id = hasId(number) ? "\"id\": \"%s\", ".formatted(id(number)) : "";
        return HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("X-Auth-Token", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{%s\"data\": \"%s\"}".formatted(id, data(number))))
                .build();
    }

    private boolean isAccepted(HttpRequest request) throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (IOException lost) {
            return false;
        }
        if (answer.statusCode() != 200 && !LATER.contains(answer.statusCode())) {
            throw new AssertionError("%s: %s".formatted(answer, answer.body()));
        }
        return answer.statusCode() == 200;
    }
}
