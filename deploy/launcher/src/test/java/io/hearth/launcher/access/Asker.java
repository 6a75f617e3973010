package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Api;
import io.hearth.launcher.access.model.Form;
import io.hearth.launcher.access.model.Principal;
import io.hearth.launcher.access.model.Question;
import io.hearth.launcher.access.model.Role;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.access.model.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Asks many questions at a time, over connections that are kept. */
final class Asker {
    /** Below the number of refusals that may pause at a time, so that each has its pause. */
    private static final int AT_A_TIME = 64;

    /** Of those that Keystone is asked about, which is slow: more would only wait there. */
    private static final int AT_KEYSTONE = 6;

    /** How often a question is asked that was answered with 503: come again. */
    private static final int TIMES = 4;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Requests requests;
    private final Secrecy secrecy;

    Asker(Requests requests, Secrecy secrecy) {
        this.requests = requests;
        this.secrecy = secrecy;
    }

    /** Asker by asker, so that Keystone is asked about each credential but once or twice. */
    List<Outcome> ask(List<Cell> cells) throws Exception {
        List<Outcome> decided = new ArrayList<>();
        List<Cell> open = cells;
        for (int i = 0; i < TIMES && !open.isEmpty(); i++) {
            boolean last = i == TIMES - 1;
            Map<Boolean, List<Outcome>> answered =
                    once(open).stream()
                            .collect(Collectors.partitioningBy(it -> last || !it.isPutOff()));
            decided.addAll(answered.getOrDefault(true, List.of()));
            open = answered.getOrDefault(false, List.of()).stream().map(Outcome::cell).toList();
        }
        return decided;
    }

    private List<Outcome> once(List<Cell> cells) throws Exception {
        List<Future<Outcome>> asked = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(AT_A_TIME);
                ExecutorService few = Executors.newFixedThreadPool(AT_KEYSTONE)) {
            for (Cell cell : cells) {
                asked.add((isForKeystone(cell.question()) ? few : many).submit(() -> ask(cell)));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> outcome : asked) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    /** Of signed queries, only those that instances have are verified without it. */
    private static boolean isForKeystone(Question question) {
        Route route = question.route();
        boolean known =
                question.form().signs()
                        && question.who() instanceof Principal.Instance
                        && (route.scope() == Scope.RESOURCE || route.api() == Api.METRICS);
        return route.api().hasActions()
                && (question.form().signs() || question.form() == Form.PRESIGNED_URL)
                && !known;
    }

    private Outcome ask(Cell cell) throws IOException, InterruptedException {
        Question question = cell.question();
        Route route = question.route();
        HttpRequest request = requests.of(cell);
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream stream = answer.body()) {
            String body =
                    route.follows() && answer.statusCode() == 200
                            ? ""
                            : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String leak = answer.statusCode() == 200 ? leak(question, body) : "";
            return Outcome.of(cell, Verdict.of(route, answer, body), answer.statusCode(), leak);
        }
    }

    private String leak(Question question, String body) {
        return switch (question.who()) {
            case Principal.User user when user.role() == Role.ADMIN -> "";
            case Principal.User user -> secrecy.leakTo(user.projectId(), body);
            case Principal.Instance instance -> secrecy.leakTo(instance.projectId(), body);
            case Principal.Stranger stranger -> secrecy.leakTo("", body);
        };
    }
}
