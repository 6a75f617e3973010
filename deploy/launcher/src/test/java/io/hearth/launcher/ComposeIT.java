package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.container.ComposedHearth;
import io.hearth.launcher.doctor.Doctor;
import io.hearth.launcher.doctor.Finding;
import io.hearth.launcher.doctor.Finding.Severity;
import io.hearth.launcher.doctor.Premises;
import io.hearth.launcher.loss.SignalLoad;
import io.hearth.launcher.story.Story;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.launcher.story.Teller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hearth in containers, three brokers and two of each service: the story is told on it, from beside
 * the containers and from one of them, the doctor finds nothing wrong, and while signals are sent
 * over a bad line, a broker and two services are killed.
 */
@Order(8)
class ComposeIT {
    private static final int SIGNALS = 1_000;

    @Test
    void theStoryIsToldAndNothingIsLostWithABrokerOrAService(@TempDir Path directory)
            throws Exception {
        Path secrets = directory.resolve("secrets");
        assertThat(Hearth.commandLine().execute("secrets", secrets.toString())).isZero();
        Optional<ComposedHearth> found = ComposedHearth.find(directory, secrets);
        if (found.isEmpty()) {
            System.out.println("Not tried in containers: it needs " + ComposedHearth.NEEDS);
        }
        assumeTrue(found.isPresent(), ComposedHearth.NEEDS);

        try (ComposedHearth hearth = found.get()) {
            hearth.up();
            StoryWorld world = hearth.world();
            assertThat(topics(world))
                    .containsOnlyKeys(Topics.names())
                    .allSatisfy(
                            (name, topic) ->
                                    assertThat(topic.partitions())
                                            .allMatch(each -> each.replicas().size() == 3));
            for (String path : List.of("/q/metrics", "/%71/metrics", "//q/health", "/v1/../q")) {
                assertThat(status(world.orchestration().replaceFirst("/v1$", path)))
                        .as(path)
                        .isEqualTo(404);
            }
            Story.begin(world, new Teller(System.out)).tell();
            hearth.run("demo");
            assertThat(findings(hearth.premises()))
                    .isNotEmpty()
                    .noneMatch(finding -> finding.severity() == Severity.WRONG);
            try (SignalLoad load =
                    new SignalLoad(
                            world,
                            List.of(
                                    hearth.victim("kafka-2"),
                                    hearth.victim("signal-service"),
                                    hearth.victim("stack-api")),
                            System.currentTimeMillis())) {
                load.run(SIGNALS);
            }
        }
    }

    private static List<Finding> findings(Premises premises) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Doctor.look(premises, findings::add);
        return findings;
    }

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Map<String, TopicDescription> topics(StoryWorld world) throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                world.bus().servers()))) {
            return admin.describeTopics(Topics.names()).allTopicNames().get();
        }
    }
}
