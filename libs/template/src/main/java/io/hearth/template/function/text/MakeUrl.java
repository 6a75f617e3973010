package io.hearth.template.function.text;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.text.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code make_url}: a URL of its parts, each escaped as its place asks for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a>
 */
public record MakeUrl(String function) implements PureFunction {
    private static final List<String> PARTS =
            List.of("scheme", "username", "password", "host", "port", "path", "query", "fragment");
    private static final int MAX_PORT = 65_535;

    /** Schemes whose URLs have an authority, if only an empty one. */
    private static final Set<String> HIERARCHICAL =
            Set.of(
                    "ftp", "sftp", "http", "https", "ws", "wss", "rtsp", "rsync", "svn", "nfs",
                    "git", "file", "imap", "telnet");

    public static Expression parse(Call call) {
        if (!(call.arguments() instanceof Map<?, ?> map)) {
            throw call.wrong("The arguments to \"%s\" must be a map".formatted(call.function()));
        }
        List<String> unknown =
                map.keySet().stream()
                        .map(String::valueOf)
                        .filter(key -> !PARTS.contains(key))
                        .toList();
        if (!unknown.isEmpty()) {
            throw call.wrong(
                    "Invalid arguments to \"%s\": %s"
                            .formatted(call.function(), String.join(", ", unknown)));
        }
        Map<String, Expression> parts = new LinkedHashMap<>();
        map.forEach(
                (key, value) ->
                        parts.put(String.valueOf(key), call.entry(map, String.valueOf(key))));
        return Call.of(new MakeUrl(call.function()), new Expression.MapOf(parts));
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        Map<?, ?> parts = arguments.getFirst() instanceof Map<?, ?> map ? map : Map.of();
        String scheme = text(parts, "scheme");
        if (scheme.contains(":")) {
            throw wrong("URL \"scheme\" should not contain ':'");
        }
        String authority = authority(parts);
        String path = PercentEncoding.quote(text(parts, "path"), "/");
        String query = query(parts.containsKey("query") ? parts.get("query") : Map.of());
        String fragment = PercentEncoding.quote(text(parts, "fragment"), "/");
        StringBuilder url = new StringBuilder();
        url.append(scheme).append(scheme.isEmpty() ? "" : ":");
        if (!authority.isEmpty() || path.startsWith("//") || HIERARCHICAL.contains(scheme)) {
            url.append("//").append(authority);
            url.append(path.isEmpty() || path.startsWith("/") ? "" : "/");
        }
        return url.append(path)
                .append(query.isEmpty() ? "" : "?" + query)
                .append(fragment.isEmpty() ? "" : "#" + fragment)
                .toString();
    }

    private String authority(Map<?, ?> parts) {
        String username = PercentEncoding.quote(text(parts, "username"), "");
        String password = PercentEncoding.quote(text(parts, "password"), "");
        String user = password.isEmpty() ? username : username + ":" + password;
        String port = port(parts.get("port"), parts.containsKey("port"));
        return (user.isEmpty() ? "" : user + "@")
                + host(text(parts, "host"))
                + (port.isEmpty() ? "" : ":" + port);
    }

    private static String host(String given) {
        String bare =
                given.startsWith("[") && given.endsWith("]")
                        ? given.substring(1, given.length() - 1)
                        : given;
        String host = PercentEncoding.quote(bare, ":");
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private String port(@Nullable Object given, boolean present) {
        if (!present) {
            return "";
        }
        long port;
        try {
            port = Long.parseLong(PythonText.str(given).strip());
        } catch (NumberFormatException notANumber) {
            throw wrong(
                    "Invalid URL port \"%s\" for %s".formatted(PythonText.str(given), function));
        }
        if (port <= 0 || port > MAX_PORT) {
            throw wrong("Invalid URL port %d, must be in range 1-65535".formatted(port));
        }
        return String.valueOf(port);
    }

    private String query(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> map)) {
            throw wrong("The \"query\" argument to \"%s\" must be a map".formatted(function));
        }
        List<String> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(form(key) + "=" + form(value)));
        return pairs.stream().collect(Collectors.joining("&"));
    }

    private static String form(@Nullable Object value) {
        return PercentEncoding.quote(PythonText.str(value), " /").replace(' ', '+');
    }

    private String text(Map<?, ?> parts, String part) {
        if (!parts.containsKey(part)) {
            return "";
        }
        if (parts.get(part) instanceof String text) {
            return text;
        }
        throw wrong("The \"%s\" argument to \"%s\" must be a string".formatted(part, function));
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
