package io.hearth.webhookservice.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.seal.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    /** A signature that other people's libraries test themselves by. */
    @Test
    void signsAsStandardWebhooksAre() {
        SigningSecret secret =
                new SigningSecret(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        String signature =
                secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aRandomOneIsOfItsFormAndLikeNoOther() {
        SigningSecret one = SigningSecret.random();

        assertThat(one.text().reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(one).isNotEqualTo(SigningSecret.random());
        assertThat(one.toString()).doesNotContain("whsec_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "a-password-of-the-usual-kind-that-is-long",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_not/base64!!!!!!!!!!!!!!!!!!!!!!!!!",
                "whsec_c2hvcnQ="
            })
    void whatIsNoSecretIsRefusedWithoutBeingQuoted(String text) {
        assertThatThrownBy(() -> new SigningSecret(Secret.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret must be whsec_ and 24 to 64 bytes in base64.");
    }
}
