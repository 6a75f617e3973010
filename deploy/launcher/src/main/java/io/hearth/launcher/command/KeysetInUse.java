package io.hearth.launcher.command;

import io.hearth.contract.seal.Keyset;
import io.hearth.launcher.command.SealedCounts.Count;
import io.hearth.launcher.layout.KeysetFile;
import io.hearth.launcher.layout.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A keyset, and what is kept of what it has sealed.
 *
 * @param services whose databases have it; none when that is not seen from here
 */
record KeysetInUse(KeysetFile file, List<Part> services) {
    KeysetInUse {
        services = List.copyOf(services);
    }

    Optional<Keyset.Key> key(String id) {
        return file.read().keys().stream().filter(key -> key.name().equals(id)).findFirst();
    }

    /**
     * @throws IllegalStateException if it is the key that seals
     */
    Keyset without(String id) {
        try {
            return file.read().without(key(id).orElseThrow().id());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s 'hearth keys rotate' does so.".formatted(e.getMessage()), e);
        }
    }

    /** What an older key is needed for, in words that follow others. */
    String needed(String id, SealedCounts counts) {
        List<String> unknown = unknown(id, counts);
        List<String> kept = kept(id, counts);
        if (services.isEmpty() || unknown.size() == services.size()) {
            return "";
        }
        String known =
                kept.isEmpty()
                        ? "; nothing that is kept is sealed by it"
                        : "; has sealed " + String.join(", ", kept);
        return unknown.isEmpty()
                ? known
                : "%s; not known of %s".formatted(known, String.join(", ", unknown));
    }

    /**
     * @param leaveBroken whether it may go when all that is left does not open
     * @throws IllegalStateException if it is needed, or nobody knows whether it is
     */
    void requireUnneeded(String id, SealedCounts counts, boolean leaveBroken) {
        List<String> unknown = unknown(id, counts);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "What key %s has sealed is not known of %s: a service counts anew within a minute. 'hearth keys list' tells when it has."
                            .formatted(id, String.join(", ", unknown)));
        }
        List<String> kept = kept(id, counts);
        long broken = sum(id, counts, Count::broken);
        if (kept.isEmpty() || leaveBroken && sum(id, counts, Count::values) <= broken) {
            return;
        }
        throw new IllegalStateException(
                "Key %s is needed: it has sealed %s.%s"
                        .formatted(
                                id,
                                String.join(", ", kept),
                                broken == 0
                                        ? " They are sealed anew in the background; 'hearth keys list' tells how far that is."
                                        : " %d of them do not open, which 'hearth logs' tells of; --leave-broken removes the key when no others are left."
                                                .formatted(broken)));
    }

    private List<String> unknown(String id, SealedCounts counts) {
        return services.stream()
                .filter(service -> counts.of(service, id).isEmpty())
                .map(Part::label)
                .toList();
    }

    /** Such as {@code 12 values in stack-api}. */
    private List<String> kept(String id, SealedCounts counts) {
        List<String> kept = new ArrayList<>();
        for (Part service : services) {
            counts.of(service, id)
                    .map(Count::values)
                    .filter(values -> values > 0)
                    .ifPresent(
                            values ->
                                    kept.add(
                                            "%d value%s in %s"
                                                    .formatted(
                                                            values,
                                                            values == 1 ? "" : "s",
                                                            service.label())));
        }
        return kept;
    }

    private long sum(String id, SealedCounts counts, ToLongFunction<Count> number) {
        return services.stream()
                .flatMap(service -> counts.of(service, id).stream())
                .collect(Collectors.summingLong(number));
    }
}
