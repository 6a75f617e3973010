package io.hearth.identityworker.object;

import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids of what templates name: by id, by name, or by {@code name{domain}}, as Heat does.
 * Who may not look is taken at their word: Keystone judges what comes of it.
 */
final class Lookup {
    private static final Pattern WITH_DOMAIN = Pattern.compile("\\{(.*?)}$");
    private static final int FORBIDDEN = 403;

    private final DelegatedKeystone keystone;
    private final Map<String, String> found = new HashMap<>();

    Lookup(DelegatedKeystone keystone) {
        this.keystone = keystone;
    }

    /**
     * @throws UnresolvedException for what is not there
     */
    String id(Kind kind, String text) {
        String key = kind + " " + text;
        String known = found.get(key);
        if (known != null) {
            return known;
        }
        String id = kind == Kind.DOMAIN ? find(kind, text, null) : inDomain(kind, text);
        found.put(key, id);
        return id;
    }

    private String inDomain(Kind kind, String text) {
        Matcher form = WITH_DOMAIN.matcher(text);
        return form.find()
                ? find(kind, text.substring(0, form.start()), domain(kind, text, form.group(1)))
                : find(kind, text, null);
    }

    private String domain(Kind kind, String text, String domain) {
        try {
            return id(Kind.DOMAIN, domain);
        } catch (UnresolvedException e) {
            throw UnresolvedException.notFound(entity(kind), text);
        }
    }

    private String find(Kind kind, String text, @Nullable String domainId) {
        try {
            Optional<String> byId = keystone.find(kind, text).map(Lookup::id);
            return byId.orElseGet(() -> byName(kind, text, domainId));
        } catch (RefusedException e) {
            if (e.status() == FORBIDDEN && domainId == null) {
                return text;
            }
            throw e;
        }
    }

    private String byName(Kind kind, String name, @Nullable String domainId) {
        Map<String, String> filter = new HashMap<>();
        filter.put("name", name);
        if (domainId != null) {
            filter.put("domain_id", domainId);
        }
        List<String> ids =
                keystone.list(kind, filter).stream()
                        .filter(object -> name.equals(object.get("name")))
                        .map(Lookup::id)
                        .toList();
        if (ids.size() > 1) {
            throw UnresolvedException.ambiguous(name);
        }
        if (ids.isEmpty()) {
            throw UnresolvedException.notFound(entity(kind), name);
        }
        return ids.getFirst();
    }

    private static String id(Map<String, @Nullable Object> object) {
        return String.valueOf(object.get("id"));
    }

    private static String entity(Kind kind) {
        return switch (kind) {
            case DOMAIN -> "KeystoneDomain";
            case PROJECT -> "KeystoneProject";
            case USER -> "KeystoneUser";
            case GROUP -> "KeystoneGroup";
            case ROLE -> "KeystoneRole";
        };
    }
}
