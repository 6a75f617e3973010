package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may speak to whom: everything that passes is in a table, and all else does not. */
@NeedsHelm
class NetworkPoliciesTest {
    /** On which nobody listens, or a debugger. */
    private static final List<Integer> OTHER_PORTS = List.of(22, 5005);

    private static final List<Party> OTHERS =
            List.of(
                    outside("instance", "198.51.100.7"),
                    outside("cloud-west", "203.0.113.7", 443),
                    outside("internet", "9.9.9.9", 80, 443),
                    outside("internet-of-ipv6", "2620:fe::9", 80, 443),
                    outside("cloud-metadata", "169.254.169.254", 80, 443),
                    outside("cloud-metadata-of-ipv6", "fd00:ec2::254", 80, 443),
                    outside("private", "10.20.0.1", 80, 443, 8443),
                    outside("link-local-of-ipv6", "fe80::1", 443),
                    outside("node", "192.168.0.1", 443, 10250),
                    outside("loopback", "127.0.0.1", 443),
                    outside("loopback-of-ipv6", "::1", 443),
                    outside("multicast", "224.0.0.1", 443),
                    outside("multicast-of-ipv6", "ff02::1", 443),
                    pod("colleague", Trial.NAMESPACE, Map.of("app", "shell")),
                    pod("ingress", "ingress-nginx", Map.of("app", "nginx")),
                    pod("prometheus", "monitoring", Map.of("app.kubernetes.io/name", "prometheus")),
                    pod("grafana", "monitoring", Map.of("app.kubernetes.io/name", "grafana")),
                    pod(
                            "prometheus-of-others",
                            "others",
                            Map.of("app.kubernetes.io/name", "prometheus")),
                    pod("collector", "tracing", Map.of("app", "collector"), 4317),
                    pod("dns", "kube-system", Map.of("k8s-app", "kube-dns"), 53),
                    pod("kafka", "kafka", Map.of("app", "kafka"), 9093),
                    pod("postgresql", "postgresql", Map.of("app", "postgresql"), 5432),
                    pod("keystone", "openstack", keystone("public"), 5000),
                    pod("keystone-admin", "openstack", keystone("admin"), 5000));

    private static final String HEARTH =
            """
            edge -> dns:53
            edge -> metadata-service:8080
            edge -> signal-service:8080
            edge -> stack-api:8080
            edge -> webhook-service:8080
            stack-api -> dns:53
            stack-api -> kafka:9093
            stack-api -> keystone:5000
            stack-api -> postgresql:5432
            identity-worker -> dns:53
            identity-worker -> kafka:9093
            identity-worker -> keystone-admin:5000
            identity-worker -> postgresql:5432
            metadata-service -> dns:53
            metadata-service -> kafka:9093
            metadata-service -> keystone:5000
            metadata-service -> postgresql:5432
            signal-service -> dns:53
            signal-service -> kafka:9093
            signal-service -> keystone:5000
            signal-service -> postgresql:5432
            webhook-service -> dns:53
            webhook-service -> internet-of-ipv6:443
            webhook-service -> internet-of-ipv6:5005
            webhook-service -> internet:443
            webhook-service -> internet:5005
            webhook-service -> kafka:9093
            webhook-service -> keystone:5000
            webhook-service -> postgresql:5432
            bootstrap -> dns:53
            bootstrap -> keystone-admin:5000
            topics -> dns:53
            topics -> kafka:9093
            prometheus -> identity-worker:8080
            prometheus -> metadata-service:8080
            prometheus -> signal-service:8080
            prometheus -> stack-api:8080
            prometheus -> webhook-service:8080
            """;

    /** The edge is for everybody. */
    @Test
    void whoMaySpeakToWhom() {
        List<String> expected = new ArrayList<>(HEARTH.lines().toList());
        for (Party other : OTHERS) {
            List.of(8000, 8003, 8004)
                    .forEach(port -> expected.add("%s -> edge:%d".formatted(other.name(), port)));
        }

        assertThat(passing(Trial.DEFAULTS)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Clients come by the Ingress controller, and three services reach what they are let. */
    @Test
    void whoMaySpeakToWhomBehindAnIngress() {
        assertThat(passing(Trial.HIGH_AVAILABILITY))
                .containsExactlyInAnyOrderElementsOf(
                        (HEARTH
                                        + """
                                        ingress -> edge:8000
                                        ingress -> edge:8003
                                        ingress -> edge:8004
                                        stack-api -> collector:4317
                                        signal-service -> cloud-west:443
                                        webhook-service -> internet-of-ipv6:80
                                        webhook-service -> internet:80
                                        webhook-service -> private:8443
                                        """)
                                .lines()
                                .toList());
    }

    @Test
    void webhookServiceReachesNothingOutsideWithoutReceivers(@TempDir Path directory)
            throws IOException {
        Path values =
                Files.writeString(directory.resolve("values.yaml"), "network: {receivers: []}");

        assertThat(passing(Trial.render(values)))
                .contains("webhook-service -> keystone:5000")
                .noneMatch(each -> each.matches("webhook-service -> internet.*"));
    }

    private static Set<String> passing(Trial trial) {
        return passing(trial.render());
    }

    private static Set<String> passing(Manifests manifests) {
        Policies policies = new Policies(Trial.NAMESPACE, manifests.ofKind("NetworkPolicy"));
        List<Party> own = manifests.workloads().stream().map(NetworkPoliciesTest::own).toList();
        List<Party> all = new ArrayList<>(own);
        all.addAll(OTHERS);
        Set<String> passing = new TreeSet<>();
        for (Party from : all) {
            for (Party to : all) {
                if (from == to || !(own.contains(from) || own.contains(to))) {
                    continue; // what others do among each other is theirs
                }
                List<Integer> ports = new ArrayList<>(OTHER_PORTS);
                ports.addAll(to.ports());
                ports.stream()
                        .filter(port -> policies.allow(from, to, port))
                        .map(port -> "%s -> %s:%d".formatted(from.name(), to.name(), port))
                        .forEach(passing::add);
            }
        }
        return passing;
    }

    private static Party own(Workload workload) {
        List<Integer> ports = new ArrayList<>();
        workload.container()
                .path("ports")
                .forEach(port -> ports.add(port.path("containerPort").asInt()));
        return new Party(workload.name(), Trial.NAMESPACE, workload.labels(), "10.1.0.1", ports);
    }

    private static Party pod(
            String name, String namespace, Map<String, String> labels, Integer... ports) {
        return new Party(name, namespace, labels, "10.1.0.2", List.of(ports));
    }

    private static Party outside(String name, String address, Integer... ports) {
        return new Party(name, "", Map.of(), address, List.of(ports));
    }

    private static Map<String, String> keystone(String side) {
        return Map.of("app.kubernetes.io/name", "keystone", "app.kubernetes.io/component", side);
    }
}
