package io.hearth.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * One end of a connection.
 *
 * @param namespace empty outside of the cluster
 * @param address in digits
 * @param ports on which it listens
 */
record Party(
        String name,
        String namespace,
        Map<String, String> labels,
        String address,
        List<Integer> ports) {
    Party {
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
    }

    boolean isPod() {
        return !namespace.isEmpty();
    }
}
