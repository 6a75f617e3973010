package io.hearth.keystone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearth.contract.seal.Secret;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the Identity API.
 *
 * @param path below the API's base, with its query
 * @param body what becomes JSON; it may hold secrets, so it is never printed
 * @param subject the token that the call is about
 */
record Call(String method, String path, Optional<Object> body, Optional<Secret> subject) {
    static Call get(String path) {
        return new Call("GET", path, Optional.empty(), Optional.empty());
    }

    static Call post(String path, Object body) {
        return new Call("POST", path, Optional.of(body), Optional.empty());
    }

    static Call patch(String path, Object body) {
        return new Call("PATCH", path, Optional.of(body), Optional.empty());
    }

    static Call put(String path) {
        return new Call("PUT", path, Optional.empty(), Optional.empty());
    }

    static Call head(String path) {
        return new Call("HEAD", path, Optional.empty(), Optional.empty());
    }

    static Call delete(String path) {
        return new Call("DELETE", path, Optional.empty(), Optional.empty());
    }

    Call about(Secret token) {
        return new Call(method, path, body, Optional.of(token));
    }

    /**
     * An id within a path; none of our ids needs escaping, so one that does is an attack or a bug.
     */
    static String id(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("This is no id of Keystone: '%s'.".formatted(id));
        }
        return id;
    }

    static boolean isId(String text) {
        return text.matches("[A-Za-z0-9_.-]{1,255}") && !text.matches("[.]+");
    }

    static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach(
                (name, value) ->
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, UTF_8)));
        return query.toString();
    }

    /** Without query and body: for messages. */
    @Override
    public String toString() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
