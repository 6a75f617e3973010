package io.hearth.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    @ParameterizedTest
    @CsvSource({
        "/, STACK_API",
        "/v1/p/stacks, STACK_API",
        "/v1/p/stacks/s/i/resources/r, STACK_API",
        "/v1/p/stacks/s/i/resources/r/metadata, METADATA_SERVICE",
        "/v1/p/stacks/s%2Fi/resources/r/metadata, METADATA_SERVICE",
        "/v1/p/software_deployments/metadata/server, METADATA_SERVICE",
        "/v1/p/software_deployments/id, STACK_API",
        "/v1/p/stacks/s/i/resources/r/signal, SIGNAL_SERVICE",
        "/v1/p/webhooks, WEBHOOK_SERVICE",
        "/v1/p/webhooks/w/deliveries/e/redeliver, WEBHOOK_SERVICE",
        "/v1/p/stacks/webhooks, STACK_API",
        "/v1/p/webhooksome, STACK_API",
        "/v1/p/stacks/s/i/resources/signal, STACK_API",
        "/v1/p/stacks/s/i/resources/metadata, STACK_API",
        "/v1/p/stacks/s/i/resources/signal/metadata, METADATA_SERVICE",
    })
    void anOrchestrationPathBelongsToOneService(String path, Part service) {
        assertThat(Routes.orchestration(path)).isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/, DescribeStackResource, METADATA_SERVICE",
        "/v1, ListStacks, STACK_API",
        "/v1/, DescribeStackResources, STACK_API",
        "/v1/, NoSuchAction, METADATA_SERVICE",
        "/v1/, '', METADATA_SERVICE",
        "/v1/, CreateStack, STACK_API",
        "/, CreateStack, STACK_API",
        "/, DescribeStackResource, METADATA_SERVICE",
        "/v1/, DeleteStack, STACK_API",
        "/v1/, SignalResource, SIGNAL_SERVICE",
        "/v1/waitcondition/arn%3Aopenstack%3Aheat, '', SIGNAL_SERVICE",
        "/v1/signal/arn%3Aopenstack%3Aheat, CreateStack, SIGNAL_SERVICE",
        "/v1/answer/token, '', SIGNAL_SERVICE",
        "/v1/metadata/arn%3Aopenstack%3Aheat, CreateStack, METADATA_SERVICE",
    })
    void aQueryBelongsToTheServiceOfItsAction(String path, String action, Part service) {
        assertThat(Routes.cloudformation(path, action)).isEqualTo(service);
    }

    /** HAProxy has the same rules in its own words. */
    @Test
    void theEdgeOfContainersKnowsTheSameActionsAndPaths() throws IOException {
        Path edge = Installation.current().compose().resolve("edge");

        assertThat(Files.readAllLines(edge.resolve("owners-actions")))
                .containsExactlyInAnyOrderElementsOf(Routes.ACTIONS_ON_STACKS);
        assertThat(Files.readString(edge.resolve("haproxy.cfg")))
                .contains(
                        "path_reg ^" + Routes.METADATA + "$",
                        "path_reg ^" + Routes.SIGNAL + "$",
                        "path_reg ^" + Routes.SIGNAL_URL,
                        "path_reg ^" + Routes.DOCUMENT_URL);
    }
}
