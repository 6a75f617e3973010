package io.hearth.access.cfn;

import io.hearth.access.signature.wire.RawRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a signature is checked against, taken from the wire and not from what was parsed of it. */
public final class HttpRequests {
    private HttpRequests() {}

    /**
     * @param request injected with {@code @Context}
     * @param body empty when there is none
     */
    public static RawRequest raw(HttpServerRequest request, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : request.headers().names()) {
            headers.put(name.toLowerCase(Locale.ROOT), request.headers().getAll(name));
        }
        return new RawRequest(request.method().name(), request.uri(), host(request), headers, body);
    }

    /** HTTP/2 has the host in its request line alone. */
    private static String host(HttpServerRequest request) {
        String host = request.getHeader("host");
        if (host != null) {
            return host;
        }
        return request.authority() == null ? "" : request.authority().toString();
    }
}
