package io.hearth.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hearth.keystone.KeystoneSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Any call of Keystone under one login, whatever it is answered. */
final class PlainKeystone implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;
    private final String userId;

    /**
     * @param body JSON, or empty
     * @param subject the token that the call is about, or empty
     */
    record Request(String method, String path, String body, String subject) {
        static Request get(String path) {
            return new Request("GET", path, "", "");
        }

        static Request head(String path) {
            return new Request("HEAD", path, "", "");
        }

        static Request put(String path) {
            return new Request("PUT", path, "", "");
        }

        static Request put(String path, String body) {
            return new Request("PUT", path, body, "");
        }

        static Request post(String path, String body) {
            return new Request("POST", path, body, "");
        }

        static Request patch(String path, String body) {
            return new Request("PATCH", path, body, "");
        }

        static Request delete(String path) {
            return new Request("DELETE", path, "", "");
        }

        Request about(String subjectToken) {
            return new Request(method, path, body, subjectToken);
        }
    }

    /**
     * @param token what a login made, or empty
     */
    record Reply(int status, JsonNode body, String token) {
        /** Carried out; a list also shows something. */
        boolean isEffective() {
            return status < 300 && !isEmptyList();
        }

        /** Refused; a list may be answered and show nothing. */
        boolean isRefused() {
            return status == 403 || status == 200 && isEmptyList();
        }

        /** What tells one state from another: a login makes another token each time. */
        String seen() {
            return token.isEmpty() ? status + " " + body : String.valueOf(status);
        }

        private boolean isEmptyList() {
            return body.has("links") && body.path("links").has("self") && hasNoRows();
        }

        private boolean hasNoRows() {
            return body.properties().stream()
                    .anyMatch(field -> field.getValue().isArray() && field.getValue().isEmpty());
        }
    }

    private PlainKeystone(String url, String login) {
        this.url = url;
        Reply reply = send(Request.post("/auth/tokens", login), "");
        if (reply.status() != 201) {
            throw new IllegalStateException("The login was answered " + reply);
        }
        this.token = reply.token();
        this.userId = reply.body().path("token").path("user").path("id").asText();
    }

    private PlainKeystone(String url, String token, String userId) {
        this.url = url;
        this.token = token;
        this.userId = userId;
    }

    /**
     * Under a token that there is.
     *
     * @param token empty for nobody's calls
     */
    static PlainKeystone with(String url, String token) {
        return new PlainKeystone(url, token, "");
    }

    /** Under a domain-scoped or project-scoped login by name. */
    static PlainKeystone of(KeystoneSettings login) {
        String scope =
                login.projectName()
                        .map(
                                name ->
                                        """
                                        {"project": {"name": "%s", "domain": {"name": "%s"}}}"""
                                                .formatted(name, login.projectDomainName()))
                        .orElseGet(
                                () ->
                                        """
                                        {"domain": {"name": "%s"}}"""
                                                .formatted(login.userDomainName()));
        return new PlainKeystone(
                login.url(),
                """
                {"auth": {"identity": {"methods": ["password"], "password": {"user": {
                    "name": "%s", "domain": {"name": "%s"}, "password": "%s"}}}, "scope": %s}}"""
                        .formatted(
                                login.username(),
                                login.userDomainName(),
                                login.password().reveal(),
                                scope));
    }

    /** Under a project-scoped login by ids. */
    static PlainKeystone of(String url, String userId, String password, String projectId) {
        return new PlainKeystone(url, login(userId, password, projectId));
    }

    /** What a project-scoped login by ids sends. */
    static String login(String userId, String password, String projectId) {
        return """
        {"auth": {"identity": {"methods": ["password"], "password": {"user": {
            "id": "%s", "password": "%s"}}}, "scope": {"project": {"id": "%s"}}}}"""
                .formatted(userId, password, projectId);
    }

    String url() {
        return url;
    }

    String token() {
        return token;
    }

    String userId() {
        return userId;
    }

    Reply send(Request request) {
        return send(request, token);
    }

    /** The id of the one role of this name. */
    String roleId(String name) {
        return succeed(Request.get("/roles?name=" + name))
                .path("roles")
                .path(0)
                .path("id")
                .asText();
    }

    /** What a call answers that must succeed. */
    JsonNode succeed(Request request) {
        Reply reply = send(request);
        if (reply.status() >= 300) {
            throw new IllegalStateException("%s was answered %s".formatted(request, reply));
        }
        return reply.body();
    }

    /**
     * Makes an object.
     *
     * @param kind the name of its field in the body, such as {@code user}
     * @return its id
     */
    String make(String collection, String kind, String fields) {
        String body = "{\"%s\": %s}".formatted(kind, fields);
        return succeed(Request.post(collection, body)).path(kind).path("id").asText();
    }

    @Override
    public void close() {
        http.close();
    }

    private Reply send(Request request, String as) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url + request.path()))
                        .method(request.method(), BodyPublishers.ofString(request.body()));
        if (!request.body().isEmpty()) {
            builder.header("Content-Type", "application/json");
        }
        if (!as.isEmpty()) {
            builder.header("X-Auth-Token", as);
        }
        if (!request.subject().isEmpty()) {
            builder.header("X-Subject-Token", request.subject());
        }
        try {
            HttpResponse<String> answer = http.send(builder.build(), BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.body().startsWith("{")
                            ? JSON.readTree(answer.body())
                            : MissingNode.getInstance(),
                    answer.headers().firstValue("X-Subject-Token").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
