package io.hearth.identityworker.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearth.contract.seal.Secret;
import io.hearth.testkit.FaultProxy.Meddler;
import io.hearth.testkit.FaultProxy.Reply;
import io.hearth.testkit.FaultProxy.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** What goes wrong between the worker and a real Keystone, or in Keystone, at a request. */
public enum LineFault {
    SERVER_ERROR(request -> refused(500, Map.of())),
    BAD_GATEWAY(request -> refused(502, Map.of())),
    UNAVAILABLE_FOR_A_SECOND(request -> refused(503, inASecond())),
    TOO_MANY_REQUESTS(request -> refused(429, inASecond())),
    CUT_BEFORE_IT_ARRIVES(request -> Optional.empty()),
    CUT_AFTER_IT_WAS_APPLIED(
            request -> {
                request.handOn();
                return Optional.empty();
            }),
    ERROR_AFTER_IT_WAS_APPLIED(
            request -> {
                request.handOn();
                return refused(504, Map.of());
            }),
    NO_ANSWER_IN_TIME_AFTER_IT_WAS_APPLIED(
            request -> {
                Reply late = request.handOn();
                new CountDownLatch(1).await(Patience.LATER_MILLIS, TimeUnit.MILLISECONDS);
                return Optional.of(late);
            }),
    GARBAGE_FOR_AN_ANSWER(
            request -> Optional.of(request.handOn().withBody("<html>welcome".getBytes(UTF_8)))),
    A_TORN_ANSWER(
            request -> {
                Reply whole = request.handOn();
                return Optional.of(
                        whole.withBody(Arrays.copyOf(whole.body(), whole.body().length / 2)));
            }),
    AN_EMPTY_OBJECT_FOR_AN_ANSWER(
            request -> Optional.of(request.handOn().withBody("{}".getBytes(UTF_8)))),
    TOKEN_REVOKED(
            request -> {
                Optional<String> token = request.header("X-Auth-Token");
                if (token.isPresent()) {
                    revoke(token.get());
                }
                return Optional.of(request.handOn());
            }),
    TOKEN_KEYS_REPLACED(
            request -> {
                StackDomainResource.replaceTokenKeys();
                return Optional.of(request.handOn());
            }),
    ADMIN_PASSWORD_CHANGED_AND_SET_BACK(
            request -> {
                StackDomainResource.setDomainAdminPassword(Secret.of("another-password"));
                try {
                    return Optional.of(request.handOn());
                } finally {
                    StackDomainResource.setDomainAdminPassword(
                            StackDomainResource.domainAdminPassword());
                }
            });

    private final Happening happening;

    LineFault(Happening happening) {
        this.happening = happening;
    }

    private interface Happening {
        Optional<Reply> at(Request request) throws IOException, InterruptedException;
    }

    /** How long the worker waits for an answer in tests of these, and what is too late. */
    public static final class Patience {
        public static final int MILLIS = 2_000;
        static final int LATER_MILLIS = 3_000;

        private Patience() {}
    }

    /** All goes well. */
    public static Meddler none() {
        return (number, request) -> Optional.of(request.handOn());
    }

    /**
     * At every request whose number has this remainder when it is divided by {@code every}.
     *
     * @param last after which all is well
     */
    public Meddler at(int remainder, int every, int last) {
        return (number, request) ->
                number <= last && number % every == remainder
                        ? happening.at(request)
                        : Optional.of(request.handOn());
    }

    private static Optional<Reply> refused(int status, Map<String, List<String>> headers) {
        return Optional.of(new Reply(status, headers, "<html>sorry".getBytes(UTF_8)));
    }

    private static Map<String, List<String>> inASecond() {
        return Map.of("Retry-After", List.of("1"));
    }

    private static void revoke(String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            ConfigProvider.getConfig()
                                                            .getValue(
                                                                    "hearth.keystone.url",
                                                                    String.class)
                                                    + "/auth/tokens"))
                            .header("X-Auth-Token", token)
                            .header("X-Subject-Token", token)
                            .DELETE()
                            .build(),
                    BodyHandlers.discarding());
        }
    }
}
