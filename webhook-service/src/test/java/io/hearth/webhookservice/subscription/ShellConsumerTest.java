package io.hearth.webhookservice.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The script that is there to be copied believes what is signed here, and nothing else. */
class ShellConsumerTest {
    private static final byte[] BODY = "{\"reason\": \"grün\\n\"}\n".getBytes(UTF_8);

    private final SigningSecret secret = SigningSecret.random();
    private final String signature = secret.sign("an-id", 1_795_432_070, BODY);

    @Test
    void whatIsSignedIsBelieved() throws Exception {
        assertThat(verify("1795432070", signature, BODY)).isZero();
        assertThat(verify("1795432070", "v1,b3RoZXI= " + signature, BODY)).isZero();
    }

    @Test
    void nothingElseIs() throws Exception {
        assertThat(verify("1795432071", signature, BODY)).isEqualTo(1);
        assertThat(verify("1795432070", signature, "{}".getBytes(UTF_8))).isEqualTo(1);
        assertThat(verify("1795432070", "", BODY)).isEqualTo(1);
        assertThat(
                        verify(
                                "1795432070",
                                SigningSecret.random().sign("an-id", 1_795_432_070, BODY),
                                BODY))
                .isEqualTo(1);
    }

    private int verify(String timestamp, String signatures, byte[] body) throws Exception {
        Path script = Path.of("../deploy/consumers/verify-webhook.sh").toAbsolutePath();
        ProcessBuilder builder =
                new ProcessBuilder(script.toString(), "an-id", timestamp, signatures)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HEARTH_WEBHOOK_SECRET", secret.text().reveal());
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        }
        return process.waitFor();
    }
}
