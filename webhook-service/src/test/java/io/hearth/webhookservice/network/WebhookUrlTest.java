package io.hearth.webhookservice.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, hooks.example.com, 443, /",
        "https://hooks.example.com:8443/a?b=c%20d, hooks.example.com, 8443, /a?b=c%20d",
        "http://hooks.example.com/a, hooks.example.com, 80, /a",
        "HTTPS://hooks.example.com:80/, hooks.example.com, 80, /",
        "https://192.0.2.1?q, 192.0.2.1, 443, /?q",
        "https://[2001:db8::1]/a, 2001:db8::1, 443, /a",
    })
    void leadsToAHost(String text, String host, int port, String path) {
        WebhookUrl url = new WebhookUrl(text);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.pathAndQuery()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "/a",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "https:///a",
                "https://",
                "https://user@hooks.example.com/",
                "https://user:password@hooks.example.com/",
                "https://hooks.example.com/#fragment",
                "https://hooks.example.com:22/",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:1023/",
                "https://hooks.example.com:65536/",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/\r\nX-Evil: 1",
                "https://h\u00f6oks.example.com/",
                "https://hooks.example.com\\@inside/",
            })
    void nothingElseIsAWebhooksUrl(String text) {
        assertThatThrownBy(() -> new WebhookUrl(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotOfAnyLength() {
        String text = "https://hooks.example.com/" + "a".repeat(WebhookUrl.LONGEST);

        assertThatThrownBy(() -> new WebhookUrl(text))
                .hasMessage("The url must have at most 2048 characters.");
    }
}
