package io.hearth.messaging.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
class RotatedKeypairsTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:00:00Z");

    @Inject RotatedKeypairs keypairs;

    @Test
    void knowsWhichKeysGoAndWhen() throws InterruptedException {
        StackRef stack = stack();
        String first = "first-" + stack.id();
        String second = "second-" + stack.id();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            bus.publish(
                    "hearth.identities", stack.id(), Map.of("ce_type", "x"), "{".getBytes(UTF_8));
            bus.publish(rotated(stack, first, UNTIL));
            bus.publish(rotated(stack, first, UNTIL.plusSeconds(60)));
            bus.publish(rotated(stack, second, UNTIL));
        }

        await("what was told last")
                .atMost(Duration.ofSeconds(20))
                .until(() -> keypairs.ends().containsKey(second));
        assertThat(keypairs.ends())
                .containsEntry(first, UNTIL.plusSeconds(60))
                .containsEntry(second, UNTIL);
    }

    private static IdentityRotated rotated(StackRef stack, String accessKey, Instant until) {
        return new IdentityRotated(stack, "server", 2, List.of(accessKey), until);
    }

    private static StackRef stack() {
        String id = UUID.randomUUID().toString();
        return new StackRef(id, "rotated", id, "a-project");
    }
}
