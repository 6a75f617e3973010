package io.hearth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What NetworkPolicies let pass, by Kubernetes' rules: whom no policy of a direction selects is
 * free in it, whom one does may do what any of them allows, and both ends have a say.
 *
 * @param namespace in which they are
 */
record Policies(String namespace, List<JsonNode> policies) {
    Policies {
        policies = List.copyOf(policies);
    }

    boolean allow(Party from, Party to, int port) {
        return passes("Egress", "egress", "to", from, to, port)
                && passes("Ingress", "ingress", "from", to, from, port);
    }

    private boolean passes(
            String type, String rules, String peers, Party selected, Party other, int port) {
        List<JsonNode> own =
                policies.stream()
                        .filter(policy -> selected.namespace().equals(namespace))
                        .filter(
                                policy ->
                                        matches(policy.at("/spec/podSelector"), selected.labels()))
                        .filter(policy -> contains(policy.at("/spec/policyTypes"), type))
                        .toList();
        return own.isEmpty()
                || own.stream()
                        .flatMap(policy -> stream(policy.path("spec").path(rules)))
                        .anyMatch(
                                rule ->
                                        namesPort(rule.path("ports"), port)
                                                && namesPeer(rule.path(peers), other));
    }

    /** A rule without ports is of all of them. */
    private static boolean namesPort(JsonNode ports, int port) {
        return ports.isEmpty() || stream(ports).anyMatch(each -> reaches(each, port));
    }

    private static boolean reaches(JsonNode ports, int port) {
        int first = ports.path("port").asInt();
        return first <= port && port <= ports.path("endPort").asInt(first);
    }

    /** A rule without peers is of everybody. */
    private boolean namesPeer(JsonNode peers, Party party) {
        return peers.isEmpty() || stream(peers).anyMatch(peer -> isMeant(peer, party));
    }

    private boolean isMeant(JsonNode peer, Party party) {
        if (peer.has("ipBlock")) {
            return Cidr.of(peer.at("/ipBlock/cidr").asText()).contains(party.address())
                    && stream(peer.at("/ipBlock/except"))
                            .noneMatch(each -> Cidr.of(each.asText()).contains(party.address()));
        }
        boolean inNamespace =
                peer.has("namespaceSelector")
                        ? party.isPod()
                                && matches(
                                        peer.path("namespaceSelector"),
                                        Map.of("kubernetes.io/metadata.name", party.namespace()))
                        : party.namespace().equals(namespace);
        return inNamespace && matches(peer.path("podSelector"), party.labels());
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        if (selector.has("matchExpressions")) {
            throw new UnsupportedOperationException("No policy of the chart has expressions.");
        }
        return labels.entrySet()
                .containsAll(Workload.texts(selector.path("matchLabels")).entrySet());
    }

    private static boolean contains(JsonNode list, String text) {
        return stream(list).anyMatch(each -> each.asText().equals(text));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
