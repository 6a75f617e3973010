package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids found and made so far; in a dry run those of objects to be made are missing. */
final class Ids {
    private final Map<Key, String> known = new HashMap<>();

    /** Names are unique per domain for users and projects; the names we use are unique as such. */
    private record Key(Kind kind, String name) {}

    void put(Kind kind, String name, String id) {
        known.put(new Key(kind, name), id);
    }

    Optional<String> find(Kind kind, String name) {
        return Optional.ofNullable(known.get(new Key(kind, name)));
    }

    String get(Kind kind, String name) {
        return find(kind, name)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The step that makes %s %s is missing."
                                                .formatted(kind, name)));
    }
}
