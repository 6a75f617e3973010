package io.hearth.launcher.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    private static final URI ASKED = URI.create("https://cloud.test/v1/p/stacks/mine");

    @ParameterizedTest
    @CsvSource({
        "https://cloud.test/v1/p/stacks/mine/1, https://cloud.test/v1/p/stacks/mine/1",
        "https://CLOUD.test:443/v1/p/stacks/mine/1, https://CLOUD.test:443/v1/p/stacks/mine/1",
        "/v1/p/stacks/mine/1, https://cloud.test/v1/p/stacks/mine/1"
    })
    void theSameServerIsAskedAgain(String location, String followed) {
        assertThat(Redirect.follow(ASKED, location)).isEqualTo(URI.create(followed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.test/v1/p/stacks/mine/1",
                "//elsewhere.test/v1/p/stacks/mine/1",
                "https://cloud.test:8004/v1/p/stacks/mine/1",
                "http://cloud.test/v1/p/stacks/mine/1",
                "https://cloud.test@elsewhere.test/",
                "no address",
                ""
            })
    void noOtherIsShownTheToken(String location) {
        assertThatThrownBy(() -> Redirect.follow(ASKED, location))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sends its callers to '" + location + "'")
                .hasMessageContaining("keep the Host header");
    }
}
