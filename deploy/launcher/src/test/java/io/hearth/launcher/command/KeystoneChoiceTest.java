package io.hearth.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.launcher.layout.KeystonePolicy;
import io.hearth.launcher.layout.Ports;
import io.hearth.launcher.layout.Settings;
import io.hearth.local.KeystoneOrigin;
import io.hearth.local.KeystoneOrigin.Preference;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneChoiceTest {
    @Test
    void isOneOfOurOwn() {
        assertThat(KeystoneChoice.parse("private"))
                .isEqualTo(new KeystoneChoice(Optional.empty(), Preference.PACKAGE_ELSE_CONTAINER));
        assertThat(KeystoneChoice.parse("container"))
                .isEqualTo(new KeystoneChoice(Optional.empty(), Preference.CONTAINER));
    }

    @ParameterizedTest
    @CsvSource({
        "http://host:5000/v3, http://host:5000/v3",
        "http://host:5000, http://host:5000/v3",
        "https://host/identity/, https://host/identity/v3",
        "http://host:5000/v3/, http://host:5000/v3"
    })
    void isAnotherWithOrWithoutItsVersion(String text, URI url) {
        assertThat(KeystoneChoice.parse(text).external()).contains(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "contaner", "host:5000", "ftp://host/v3", "http://", "http://a b"})
    void anythingElseIsTold(String text) {
        assertThatThrownBy(() -> KeystoneChoice.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is neither private, container nor a URL");
    }

    @Test
    void staysAsItWasChosen() {
        Settings saved =
                new Settings(
                        Ports.shiftedBy(0),
                        Optional.empty(),
                        new KeystoneOrigin(Preference.CONTAINER, "debian:13"),
                        KeystonePolicy.DEFAULT,
                        Settings.USUAL_REGION);

        assertThat(KeystoneChoice.of(saved).preference()).isEqualTo(Preference.CONTAINER);
    }
}
