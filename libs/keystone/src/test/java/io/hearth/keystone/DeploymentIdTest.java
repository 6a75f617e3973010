package io.hearth.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"hearth", "hearth-1f3a90c2", "h", "a1234567890123456789012345678901"})
    void fits(String text) {
        assertThat(DeploymentId.configured(Optional.of(text)).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hearth",
                "1hearth",
                "-hearth",
                "two words",
                "a=b",
                "h\u00e4arth",
                "a12345678901234567890123456789012"
            })
    void doesNotFit(String text) {
        assertThatThrownBy(() -> DeploymentId.configured(Optional.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("hearth.deployment-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aMissingOneIsAskedFor(String text) {
        assertThatThrownBy(() -> DeploymentId.configured(Optional.of(text)))
                .hasMessageStartingWith("hearth.deployment-id is not set");
        assertThatThrownBy(() -> DeploymentId.configured(Optional.empty()))
                .hasMessageStartingWith("hearth.deployment-id is not set");
    }

    @Test
    void noTwoAreAlike() {
        assertThat(DeploymentId.random().text()).matches("hearth-[0-9a-f]{8}");
        assertThat(DeploymentId.random()).isNotEqualTo(DeploymentId.random());
    }
}
