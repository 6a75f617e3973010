package io.hearth.access.signature.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceArnTest {
    private static final ResourceArn ARN = new ResourceArn("p1", "web", "s-1", "scale up");

    @Test
    void aPresignedUrlSignalsWhatItNames() {
        String url =
                PresignedUrl.sign(
                        "POST",
                        "http://127.0.0.1:8000/v1/signal",
                        ARN,
                        "key",
                        Secret.of("secret"),
                        Optional.empty());

        assertThat(ResourceArn.signalledBy(url)).contains(ARN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:openstack:heat::p1:stacks/web/s-1/resources/scale up",
                "https://heat.example:8004/v1/p1/stacks/web/s-1/resources/scale%20up/signal",
                "http://127.0.0.1:8004/v1/p1/stacks/web/s-1/resources/scale%20up/signal?x=y",
            })
    void soDoAnArnAndTheRouteOfTheOrchestrationApi(String address) {
        assertThat(ResourceArn.signalledBy(address)).contains(ARN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scale up",
                "arn:aws:sns:us-east-1:1:topic",
                "arn:openstack:heat::p1:stacks/web/s-1",
                "http://127.0.0.1:8000/v1/waitcondition/arn%3Aopenstack%3Aheat%3A%3Ap1%3Astacks/web/s-1/resources/up",
                "http://127.0.0.1:8004/v1/p1/stacks/web/s-1/resources/up/metadata",
                "http://127.0.0.1:8004/v1/p1/stacks/web/s-1/resources/up/signal/more",
                "ftp://127.0.0.1/v1/p1/stacks/web/s-1/resources/up/signal",
                "http://127.0.0.1/?/v1/signal/arn:openstack:heat::p1:stacks/web/s-1/resources/up",
                "http://127.0.0.1:8004/v1/p1/stacks/web/s-1/resources/%zz/signal",
            })
    void nothingElseSignals(String address) {
        assertThat(ResourceArn.signalledBy(address)).isEmpty();
    }
}
