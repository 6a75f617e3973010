package io.hearth.signalservice.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.SignalDialect;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {
    private final PayloadReader reader = new PayloadReader();

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "null", "{}", "  ", "{\"id\": null}"})
    void aNativeSignalWithoutWordsIsASuccess(String body) {
        assertThat(read(SignalDialect.NATIVE, body))
                .isEqualTo(new Payload.Signal(null, "SUCCESS", null, null));
    }

    @Test
    void aNativeSignalMaySayAll() {
        Payload payload =
                read(
                        SignalDialect.NATIVE,
                        """
                        {"status": "FAILURE", "reason": "r", "data": {"a": [1]}, "id": 7}\
                        """);

        assertThat(payload)
                .isInstanceOfSatisfying(
                        Payload.Signal.class,
                        signal -> {
                            assertThat(signal.id()).isEqualTo("7");
                            assertThat(signal.status()).isEqualTo("FAILURE");
                            assertThat(signal.reason()).isEqualTo("r");
                            assertThat(signal.data()).hasToString("{\"a\":[1]}");
                        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "NATIVE | {\"status\": \"BOGUS\"} | status must be SUCCESS or FAILURE",
                "NATIVE | {\"status\": null} | status must be SUCCESS or FAILURE",
                "NATIVE | {\"zz\": 1} | unknown key 'zz'; the keys are status, reason, data, id",
                "NATIVE | {\"Status\": \"SUCCESS\"} | unknown key 'Status'",
                "NATIVE | [1] | the body must be a JSON object",
                "NATIVE | {\"id\": {}} | id must be a string",
                "NATIVE | {x | The body is not JSON.",
                "NATIVE | {\"id\": 1, \"id\": 2} | The body is not JSON.",
                "NATIVE | {} {} | The body is not JSON.",
                "AWS | `` | the keys must be exactly Status, Reason, Data, UniqueId",
                "AWS | null | the keys must be exactly Status, Reason, Data, UniqueId",
                "AWS | {\"Status\": \"SUCCESS\"} | the keys must be exactly",
                "AWS | {\"Status\":\"SUCCESS\",\"Reason\":\"\",\"Data\":\"\",\"UniqueId\":\"1\",\"x\":1} | the keys must be exactly",
                "AWS | {\"Status\":\"OK\",\"Reason\":\"\",\"Data\":\"\",\"UniqueId\":\"1\"} | Status must be SUCCESS or FAILURE",
            })
    void aPayloadOfAnotherFormIsInvalid(SignalDialect dialect, String body, String reason) {
        assertThat(read(dialect, body))
                .isInstanceOfSatisfying(
                        Payload.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains(reason));
    }

    @Test
    void anAwsSignalHasItsFourKeys() {
        Payload payload =
                read(
                        SignalDialect.AWS,
                        """
                        {"Status": "SUCCESS", "UniqueId": "1", "Data": "d", "Reason": "r"}\
                        """);

        assertThat(payload)
                .isInstanceOfSatisfying(
                        Payload.Signal.class, signal -> assertThat(signal.id()).isEqualTo("1"));
    }

    @Test
    void anAlarmMaySayAnything() {
        assertThat(read(SignalDialect.ALARM, "{\"current\": \"alarm\", \"status\": 7}"))
                .isInstanceOfSatisfying(
                        Payload.Signal.class,
                        signal -> {
                            assertThat(signal.id()).isNull();
                            assertThat(signal.status()).isEqualTo("SUCCESS");
                            assertThat(signal.data())
                                    .hasToString("{\"current\":\"alarm\",\"status\":7}");
                        });
        assertThat(read(SignalDialect.ALARM, ""))
                .isEqualTo(new Payload.Signal(null, "SUCCESS", null, null));
        assertThat(read(SignalDialect.ALARM, "[1]")).isInstanceOf(Payload.Invalid.class);
    }

    @Test
    void aDeploymentTellsItsOutputsByTheirNames() {
        assertThat(read(SignalDialect.DEPLOYMENT, "{\"deploy_status_code\": 0, \"x\": [1]}"))
                .isInstanceOfSatisfying(
                        Payload.Signal.class,
                        signal ->
                                assertThat(signal.data())
                                        .hasToString("{\"deploy_status_code\":0,\"x\":[1]}"));
        assertThat(read(SignalDialect.DEPLOYMENT, ""))
                .isEqualTo(new Payload.Signal(null, "SUCCESS", null, null));
        assertThat(read(SignalDialect.DEPLOYMENT, "[1]")).isInstanceOf(Payload.Invalid.class);
    }

    /** Agents of the field send up to 950,000 bytes. */
    @Test
    void theEndOfWhatAProgramHasWrittenIsKept() {
        String body =
                "{\"deploy_stdout\": \"%send\", \"deploy_stderr\": \"%sstop\"}"
                        .formatted("x".repeat(600_000), "y".repeat(300_000));

        assertThat(read(SignalDialect.DEPLOYMENT, body))
                .isInstanceOfSatisfying(
                        Payload.Signal.class,
                        signal -> {
                            assertThat(
                                            requireNonNull(signal.data())
                                                    .get("deploy_stdout")
                                                    .textValue())
                                    .hasSize(DeploymentAnswer.LONGEST_TEXT)
                                    .endsWith("xend");
                            assertThat(
                                            requireNonNull(signal.data())
                                                    .get("deploy_stderr")
                                                    .textValue())
                                    .hasSize(DeploymentAnswer.LONGEST_TEXT)
                                    .endsWith("ystop");
                        });
        assertThat(read(SignalDialect.DEPLOYMENT, body.replace("deploy_stdout", "result")))
                .isInstanceOf(Payload.TooLong.class);
        assertThat(read(SignalDialect.DEPLOYMENT, body + " ".repeat(100_000)))
                .isEqualTo(
                        new Payload.TooLong(body.length() + 100_000, PayloadReader.LONGEST_ANSWER));
    }

    @Test
    void aBodyAtTheLimitIsReadAndOneByteMoreIsNot() {
        String frame = "{\"data\": \"%s\"}";
        int room = PayloadReader.LONGEST - frame.length() + 2;

        assertThat(read(SignalDialect.NATIVE, frame.formatted("x".repeat(room))))
                .isInstanceOf(Payload.Signal.class);
        assertThat(read(SignalDialect.NATIVE, frame.formatted("x".repeat(room + 1))))
                .isInstanceOf(Payload.TooLong.class);
    }

    @Test
    void deepNestingIsInvalid() {
        String body = "{\"data\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(read(SignalDialect.NATIVE, body)).isInstanceOf(Payload.Invalid.class);
    }

    private Payload read(SignalDialect dialect, String body) {
        return reader.read(dialect, body.getBytes(StandardCharsets.UTF_8));
    }
}
