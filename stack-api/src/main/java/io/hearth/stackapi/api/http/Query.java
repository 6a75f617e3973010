package io.hearth.stackapi.api.http;

import io.hearth.access.rest.HeatFault;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A query string, read with Heat's words for what is wrong in it. */
public final class Query {
    private final UriInfo request;

    private Query(UriInfo request) {
        this.request = request;
    }

    public static Query of(UriInfo request) {
        return new Query(request);
    }

    /** The keys that the request gives. */
    public Set<String> keys() {
        return request.getQueryParameters().keySet();
    }

    /**
     * @throws HeatFault 400 that names the keys that the request gives beside these
     */
    public void requireOnly(Set<String> known) {
        Set<String> unknown = new TreeSet<>(keys());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw HeatFault.badRequest(
                    "Invalid filter parameters ['%s']".formatted(String.join("', '", unknown)));
        }
    }

    /** All values of a key; empty when it is not given. */
    public List<String> all(String key) {
        return request.getQueryParameters().getOrDefault(key, List.of());
    }

    public @Nullable String text(String key) {
        return request.getQueryParameters().getFirst(key);
    }

    /** The values of a comma-separated list; empty when it is not given. */
    public List<String> list(String key) {
        String text = text(key);
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** {@code true} or {@code false} in any case; false when it is not given. */
    public boolean flag(String key) {
        return flag(key, false);
    }

    public boolean flag(String key, boolean otherwise) {
        String text = text(key);
        return text == null ? otherwise : Values.flag(key, text);
    }

    /** A number that is not negative; null when it is not given. */
    public @Nullable Integer count(String key) {
        String text = text(key);
        return text == null ? null : Values.count(key, text);
    }
}
