package io.hearth.messaging.reseal;

import io.hearth.contract.seal.Keyset;
import io.hearth.contract.seal.Sealed;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which key has sealed something, as its beginning tells.
 *
 * @param keys of the keyset, in the order in which they were added
 */
record Beginnings(List<Keyset.Key> keys) {
    /** In the place of the name of a key that the keyset does not have. */
    static final String UNKNOWN = "unknown";

    Beginnings {
        keys = List.copyOf(keys);
    }

    /** Of all that the key that seals has sealed. */
    List<String> present() {
        return of(keys.stream().filter(Keyset.Key::seals));
    }

    /**
     * And of what keys have sealed that were added after it: another replica, which has the keyset
     * as it will be here, seals with the last of them.
     */
    List<String> presentOrNewer() {
        return of(keys.stream().dropWhile(key -> !key.seals()));
    }

    private static List<String> of(Stream<Keyset.Key> keys) {
        return keys.flatMap(key -> Sealed.beginnings(key.id()).stream()).toList();
    }

    boolean isOlder(String ciphertext) {
        return !presentOrNewer().contains(start(ciphertext));
    }

    /** The name of the key that has sealed it. */
    String key(String ciphertext) {
        OptionalInt id = Sealed.keyOf(start(ciphertext));
        return keys.stream()
                .filter(key -> id.isPresent() && key.id() == id.getAsInt())
                .map(Keyset.Key::name)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The names of all that do not seal, and {@link #UNKNOWN}. */
    Set<String> others() {
        Set<String> others = new TreeSet<>(Set.of(UNKNOWN));
        keys.stream().filter(key -> !key.seals()).map(Keyset.Key::name).forEach(others::add);
        return others;
    }

    private static String start(String ciphertext) {
        return ciphertext.substring(0, Math.min(ciphertext.length(), Sealed.BEGINNING));
    }
}
