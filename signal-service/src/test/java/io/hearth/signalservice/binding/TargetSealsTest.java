package io.hearth.signalservice.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.identity.Credential;
import io.hearth.access.identity.Identities;
import io.hearth.contract.Capability;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.Sealer;
import io.hearth.messaging.reseal.Resealing;
import io.hearth.messaging.reseal.SealedTable;
import io.hearth.testkit.SealedValues;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
@SuppressWarnings("NullAway.Init") // injected
class TargetSealsTest {
    @Inject @All List<SealedTable> tables;
    @Inject Resealing resealing;
    @Inject DataSource database;
    @Inject Identities identities;
    @Inject Sealer sealer;

    @Test
    void ofEachColumnItIsKnownWhetherItIsSealed() throws Exception {
        new SealedValues(database).assertDeclared(SealedTable.columns(tables));
    }

    @Test
    void aKeypairsSecretIsSealedAnewAndIsTheSame() throws Throwable {
        SealedValues values = new SealedValues(database);
        SealedValues.rotate();
        int older = SealedValues.sealingKey();
        TestStack stack = new TestStack("s" + UUID.randomUUID(), "project");
        TestIdentity instance = TestIdentity.ofStackDomain();
        try (TestBus bus = TestBus.on(Topic.SIGNALS)) {
            bus.publish(
                    stack.userReady(
                            "handle", instance, stack.binding("handle", Capability.SIGNAL_SEND)));
        }
        Set<String> declared = SealedTable.columns(tables);
        await("it is stored")
                .atMost(Duration.ofSeconds(20))
                .until(() -> values.columnsSealedBy(older).equals(declared));

        SealedValues.rotate();
        resealing.run();

        assertThat(values.columnsSealedBy(older)).isEmpty();
        Credential credential =
                VertxContextSupport.subscribeAndAwait(
                                () -> identities.storedCredential(instance.accessKey()))
                        .orElseThrow();
        assertThat(sealer.open(credential.secretKey(), credential.sealContext()))
                .isEqualTo(instance.secretKey());
    }
}
