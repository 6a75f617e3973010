package io.hearth.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a list of the Identity API to its end: who sees a part of it takes the rest for gone. */
final class Pages {
    private Pages() {}

    /**
     * All of a list, page by page where Keystone gives it so. Of the links to the next page the
     * query alone is taken, so that they lead nowhere else.
     *
     * @param resource the path's last part and the list's name in the answer, such as {@code users}
     * @throws KeystoneException.Unavailable when Keystone cuts the list off, which it does by its
     *     {@code list_limit}, and tells no page beyond, or one that it has told before
     * @see <a href="https://docs.openstack.org/api-ref/identity/v3/#collections">Identity API,
     *     collections</a>
     */
    static <T> List<T> all(
            String resource,
            Map<String, String> filter,
            Function<Call, JsonNode> send,
            Function<JsonNode, T> shape) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> query = Optional.of(Call.query(filter));
        while (query.isPresent()) {
            if (!seen.add(query.get())) {
                throw unusable("Keystone's list of %s leads back to itself.".formatted(resource));
            }
            JsonNode page = send.apply(Call.get("/" + resource + query.get()));
            all.addAll(Shapes.list(page.path(resource), shape));
            query = next(page);
            if (query.isEmpty() && page.path("truncated").asBoolean()) {
                throw unusable(
                        "Keystone cuts its list of %s off after %d; raise list_limit in its keystone.conf."
                                .formatted(resource, all.size()));
            }
        }
        return List.copyOf(all);
    }

    private static KeystoneException.Unavailable unusable(String why) {
        return new KeystoneException.Unavailable(why, Optional.empty());
    }

    private static Optional<String> next(JsonNode page) {
        return Optional.ofNullable(page.path("links").path("next").textValue()).map(Pages::query);
    }

    /** A link without its query would lead to the list of everybody. */
    private static String query(String link) {
        int begin = link.indexOf('?');
        if (begin < 0) {
            throw unusable("Keystone's link to the next page has no query.");
        }
        return link.substring(begin);
    }
}
