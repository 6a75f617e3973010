package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the chart says the same as deploy/compose, the images and the services themselves. */
@NeedsHelm
class AgreementTest {
    @SuppressWarnings("unused") // by its name
    private static final List<String> SERVICES = Repository.SERVICES;

    private final Manifests minimal = Trial.MINIMAL.render();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsToldWhatItIsToldInCompose(String service) {
        Map<String, String> composed =
                Workload.texts(Repository.composed(service).path("environment"));
        Map<String, String> environment = minimal.workload(service).environment();

        assertThat(environment.keySet()).isEqualTo(composed.keySet());
        assertThat(logins(environment)).isNotEmpty().isEqualTo(logins(composed));
    }

    /** With the deployment's own id left out. */
    private static Map<String, String> logins(Map<String, String> environment) {
        Map<String, String> logins = new TreeMap<>();
        String id = Repository.withDefaults(environment.getOrDefault("HEARTH_DEPLOYMENT_ID", ""));
        environment.forEach(
                (name, value) -> {
                    if (name.matches(".*(USERNAME|DOMAIN_NAME|PROJECT_NAME|KEYSET_FILE)")) {
                        logins.put(name, Repository.withDefaults(value).replace("-" + id, ""));
                    }
                });
        return logins;
    }

    @Test
    void theImagesAreTheSame() {
        for (Workload workload : minimal.workloads()) {
            String image = workload.container().path("image").asText();
            String composed =
                    Repository.withDefaults(
                            Repository.composed(workload.name()).path("image").asText());

            assertThat(image.replace(":0.1.0-SNAPSHOT", "")).isEqualTo(composed);
        }
    }

    @Test
    void theTagIsThatOfTheBuild() {
        String version =
                Repository.yaml(chart("Chart.yaml")).getFirst().path("appVersion").asText();

        assertThat(Repository.text("pom.xml")).contains("<version>" + version + "</version>");
        assertThat(Repository.text("deploy/images/service/Dockerfile"))
                .contains("ARG VERSION=" + version);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceListensWhereItsImageSays(String service) {
        String dockerfile = Repository.text("deploy/images/service/Dockerfile");
        String port = minimal.workload(service).container().at("/ports/0/containerPort").asText();

        assertThat(dockerfile).contains("QUARKUS_HTTP_PORT=" + port, "EXPOSE " + port);
        assertThat(minimal.get("Service", service).at("/spec/ports/0/port").asText())
                .isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack-api", "metadata-service", "signal-service", "webhook-service"})
    void theEdgeLooksForAServiceByItsName(String service) {
        String port = minimal.get("Service", service).at("/spec/ports/0/port").asText();

        assertThat(Repository.text("deploy/compose/edge/haproxy.cfg"))
                .contains("\"%s${HEARTH_EDGE_DOMAIN}:%s\"".formatted(service, port));
    }

    /** No service has them at another place. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsAskedHowItIsWhereItAnswers(String service) {
        JsonNode container = minimal.workload(service).container();

        assertThat(container.at("/startupProbe/httpGet/path").asText())
                .isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/live");
        String ready = container.at("/readinessProbe/httpGet/path").asText();
        assertThat(Repository.text("deploy/images/service/ready")).contains("GET " + ready + " ");
        assertThat(Repository.text("deploy/compose/edge/haproxy.cfg"))
                .contains("option httpchk GET " + ready + "\n");
        assertThat(Repository.text(service + "/src/main/resources/application.properties").lines())
                .noneMatch(
                        line ->
                                line.matches(
                                        "quarkus\\.(smallrye-health|http\\.(non-app|root)).*"));
    }

    @Test
    void theEdgeHasTheRulesOfCompose() {
        JsonNode rules = minimal.get("ConfigMap", "edge").path("data");

        assertThat(Workload.texts(rules))
                .isEqualTo(
                        Map.of(
                                "haproxy.cfg", Repository.text("deploy/compose/edge/haproxy.cfg"),
                                "owners-actions",
                                        Repository.text("deploy/compose/edge/owners-actions")));
    }

    @Test
    void theEdgeListensWhereItsRulesSay() {
        Map<String, String> listening = new TreeMap<>();
        Matcher frontend =
                Pattern.compile("frontend (\\w+)\\s+bind :(\\d+)")
                        .matcher(Repository.text("deploy/compose/edge/haproxy.cfg"));
        while (frontend.find()) {
            listening.put(frontend.group(1), frontend.group(2));
        }

        assertThat(named(minimal.workload("edge").container(), "containerPort"))
                .hasSize(3)
                .isEqualTo(listening);
        assertThat(named(minimal.get("Service", "edge").path("spec"), "port")).isEqualTo(listening);
    }

    /** One more, while a replica takes another's place. */
    @Test
    void theEdgeHasAPlaceForEachReplica() {
        assertThat(minimal.workload("edge").environment())
                .containsEntry("HEARTH_EDGE_REPLICAS", "2")
                .containsEntry("HEARTH_EDGE_DOMAIN", ".stacks.svc.cluster.local");
        assertThat(Trial.HIGH_AVAILABILITY.render().workload("edge").environment())
                .containsEntry("HEARTH_EDGE_REPLICAS", "13");
    }

    /** Two guards of one mind: what one lets pass and the other does not would be a mistake. */
    @Test
    void theInternetIsWhatWebhookServiceTakesForIt() {
        String rules =
                Repository.text(
                        "webhook-service/src/main/java/io/hearth/webhookservice/network/AddressRules.java");
        Set<String> refused = new TreeSet<>();
        String internetOfIpv6 = "";
        for (MatchResult each :
                Pattern.compile("(Network\\.of\\()?\"([0-9a-f.:]+/[0-9]+)\"")
                        .matcher(rules)
                        .results()
                        .toList()) {
            if (each.group(1) == null) {
                refused.add(each.group(2));
            } else {
                internetOfIpv6 = each.group(2);
            }
        }

        Set<String> networks = new TreeSet<>();
        Set<String> exceptions = new TreeSet<>();
        for (JsonNode peer :
                Repository.yaml(chart("values.yaml")).getFirst().at("/network/receivers")) {
            String network = peer.at("/ipBlock/cidr").asText();
            networks.add(network);
            for (JsonNode exception : peer.at("/ipBlock/except")) {
                String first = exception.asText().replaceAll("/.*", "");
                // else Kubernetes refuses the policy
                assertThat(Cidr.of(network).contains(first)).as("%s", exception).isTrue();
                exceptions.add(exception.asText());
            }
        }
        assertThat(networks).containsExactlyInAnyOrder("0.0.0.0/0", internetOfIpv6);
        assertThat(exceptions).isNotEmpty().isEqualTo(refused);
    }

    @Test
    void theBootstrapDoesWhatItDoesInCompose() {
        assertThat(options("bootstrap"))
                .isEqualTo(options(Repository.composed("bootstrap").path("command")));
    }

    /** But for the projects to try Hearth with. */
    private static List<String> options(JsonNode arguments) {
        return StreamSupport.stream(arguments.spliterator(), false)
                .map(argument -> argument.asText().replaceAll("=.*", ""))
                .filter(argument -> !argument.equals("--local-projects"))
                .toList();
    }

    private List<String> options(String job) {
        return options(minimal.workload(job).container().path("args"));
    }

    /** By which a replica is behind, if lag is what it is scaled by. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void lagIsOfTheTopicsThatAServiceReads(String service) {
        Manifests manifests =
                Trial.DEFAULTS.render(Map.of("services." + service + ".autoscaling.lag", 100));
        JsonNode metric =
                manifests
                        .get("HorizontalPodAutoscaler", service)
                        .at("/spec/metrics/0/external/metric");

        assertThat(metric.at("/selector/matchExpressions/0/values"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Repository.topicsOf(service));
        assertThat(Repository.text("docs/metrics.md"))
                .contains("| `%s` |".formatted(metric.path("name").asText()));
    }

    private static Map<String, String> named(JsonNode parent, String port) {
        Map<String, String> ports = new TreeMap<>();
        parent.path("ports")
                .forEach(each -> ports.put(each.path("name").asText(), each.path(port).asText()));
        return ports;
    }

    private static String chart(String file) {
        return Repository.text("deploy/kubernetes/hearth/" + file);
    }
}
