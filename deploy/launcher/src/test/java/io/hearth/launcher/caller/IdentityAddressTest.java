package io.hearth.launcher.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cloud.test/identity",
                "https://cloud.test/identity/",
                " https://cloud.test/identity/v3/ "
            })
    void isTakenWithAndWithoutItsVersion(String text) {
        assertThat(IdentityAddress.parse(text))
                .contains(URI.create("https://cloud.test/identity/v3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:5000", "ftp://cloud.test/v3", "http://a b/v3", "http:/"})
    void anotherNamesTheVariableAndTheRemedy(String text) {
        assertThatThrownBy(() -> IdentityAddress.of(Map.of("OS_AUTH_URL", text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "OS_AUTH_URL is '%s', which is no address of Keystone's. Set it to one, such as http://127.0.0.1:5000/v3.",
                        text);
    }

    @Test
    void soDoesNone() {
        assertThatThrownBy(() -> IdentityAddress.of(Map.of()))
                .hasMessageStartingWith("OS_AUTH_URL is ''");
    }
}
