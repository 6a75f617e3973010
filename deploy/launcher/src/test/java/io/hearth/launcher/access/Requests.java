package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Api;
import io.hearth.launcher.access.model.Question;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.story.Ec2Signer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Makes the requests that the questions are. */
final class Requests {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String ACCEPT = "Accept";
    private static final String CONTENT_TYPE = "Content-Type";

    private final String orchestration;
    private final String cloudformation;
    private final String cloudwatch;

    /**
     * @param orchestration the address of the API without its version
     * @param cloudformation likewise
     * @param cloudwatch likewise
     */
    Requests(String orchestration, String cloudformation, String cloudwatch) {
        this.orchestration = orchestration;
        this.cloudformation = cloudformation;
        this.cloudwatch = cloudwatch;
    }

    /** What is sent, before it is signed. */
    private record Plain(
            String method, String url, Map<String, String> query, String type, String body) {}

    HttpRequest of(Cell cell) {
        Question asked = cell.question();
        Plain plain = asked.route().api().hasActions() ? query(cell) : other(cell);
        HttpRequest.Builder request = request(cell.caller(), plain);
        if (!plain.body().isEmpty()) {
            request.header(CONTENT_TYPE, plain.type());
        }
        if (asked.route().follows()) {
            request.header(ACCEPT, "text/event-stream");
        }
        return request.timeout(TIMEOUT)
                .method(
                        plain.method(),
                        plain.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(plain.body()))
                .build();
    }

    private Plain query(Cell cell) {
        Route route = cell.question().route();
        String path = route.path().replaceFirst("\\?.*", "");
        String url =
                switch (path) {
                    case "/v1" -> base(route.api()) + "/v1/";
                    case "/" -> base(route.api()) + "/";
                    default -> orchestration + path;
                };
        Map<String, String> parameters = new TreeMap<>(cell.parameters());
        return route.method().equals("GET")
                ? new Plain("GET", url, parameters, "", "")
                : new Plain(
                        "POST",
                        url,
                        Map.of(),
                        "application/x-www-form-urlencoded",
                        Ec2Signer.encoded(parameters));
    }

    private Plain other(Cell cell) {
        Route route = cell.question().route();
        boolean hasBody = !route.method().equals("GET") && !route.method().equals("DELETE");
        return new Plain(
                route.method(),
                base(route.api()) + path(cell),
                Map.of(),
                "application/json",
                hasBody ? route.body() : "");
    }

    private String base(Api api) {
        return switch (api) {
            case ORCHESTRATION -> orchestration;
            case QUERY, PRESIGNED, ANSWER_URL -> cloudformation;
            case METRICS -> cloudwatch;
        };
    }

    private static String path(Cell cell) {
        Question asked = cell.question();
        Map<String, String> names = new HashMap<>(asked.target().names());
        names.put("tenant_id", asked.pathProject());
        names.put("project", asked.pathProject());
        names.put(
                "token",
                cell.caller().credential() instanceof Credential.Token(var token) ? token : "none");
        String path = asked.route().path().replaceFirst(" .*", "");
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", encoded(name.getValue()));
        }
        if (path.contains("{")) {
            throw new AssertionError("%s: nothing is known for %s".formatted(cell, path));
        }
        return path;
    }

    private static HttpRequest.Builder request(Caller caller, Plain plain) {
        return switch (caller.credential()) {
            case Credential.Nothing() -> HttpRequest.newBuilder(withQuery(plain, ""));
            case Credential.Token(var token) ->
                    HttpRequest.newBuilder(withQuery(plain, "")).header("X-Auth-Token", token);
            case Credential.Presigned(var query) -> HttpRequest.newBuilder(withQuery(plain, query));
            case Credential.Keypair(var signer) -> signed(caller, signer, plain);
        };
    }

    private static HttpRequest.Builder signed(Caller caller, Ec2Signer signer, Plain plain) {
        return switch (caller.form()) {
            case V2_QUERY ->
                    HttpRequest.newBuilder(
                            URI.create(
                                    signer.queryUrl(plain.method(), plain.url(), plain.query())));
            case V4_QUERY ->
                    HttpRequest.newBuilder(
                            URI.create(
                                    signer.presignedUrl(
                                            plain.method(),
                                            plain.url(),
                                            plain.query(),
                                            plain.body())));
            case V4_HEADER -> {
                HttpRequest.Builder request = HttpRequest.newBuilder(withQuery(plain, ""));
                signer.headers(plain.method(), plain.url(), plain.query(), plain.body())
                        .forEach(request::header);
                yield request;
            }
            default -> throw new AssertionError(caller.form() + " does not sign");
        };
    }

    private static URI withQuery(Plain plain, String signature) {
        String query = Ec2Signer.encoded(plain.query());
        String both = query.isEmpty() || signature.isEmpty() ? "" : "&";
        String all = query + both + signature;
        return URI.create(all.isEmpty() ? plain.url() : plain.url() + "?" + all);
    }

    /** The slashes of an ARN stay. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
