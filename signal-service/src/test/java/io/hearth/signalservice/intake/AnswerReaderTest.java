package io.hearth.signalservice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.ResourceEvent.AnswerStatus;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
    @Test
    void readsWhatTheHelpersOfAwsSend() {
        AnswerReader.Answer answer =
                read(
                        """
                        {"Status": "SUCCESS", "Reason": "See the log", "PhysicalResourceId": "p",
                         "StackId": "s", "RequestId": "request-1", "LogicalResourceId": "zone",
                         "NoEcho": false, "Data": {"a": 1}}
                        """);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        AnswerReader.Answer.Given.class,
                        given -> {
                            assertThat(given.status()).isEqualTo(AnswerStatus.SUCCESS);
                            assertThat(given.reason()).isEqualTo("See the log");
                            assertThat(given.physicalId()).isEqualTo("p");
                            assertThat(given.data()).hasToString("{\"a\":1}");
                        });
    }

    @Test
    void aStatusIsEnough() {
        assertThat(read("{\"Status\": \"FAILED\", \"Data\": null}"))
                .isEqualTo(new AnswerReader.Answer.Given(AnswerStatus.FAILED, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The body must be a JSON object.",
                "secret | The body must be a JSON object.",
                "[] | The body must be a JSON object.",
                "{} | Status must be SUCCESS or FAILED.",
                "{'Status': 'FAILURE'} | Status must be SUCCESS or FAILED.",
                "{'Status': 'FAILED', 'Status': 'SUCCESS'} | The body must be a JSON object.",
                "{'Status': 'SUCCESS', 'RequestId': 'r-2'} | RequestId is not that of the request that the URL is for.",
                "{'Status': 'SUCCESS', 'PhysicalResourceId': ' '} | PhysicalResourceId must have 1 to 1024 characters, none of them a control character.",
                "{'Status': 'SUCCESS', 'Data': [1]} | Data must be a JSON object.",
            },
            quoteCharacter = '`')
    void whatIsNoAnswerIsTold(String body, String reason) {
        assertThat(read(body.replace("''", "").replace('\'', '"')))
                .isEqualTo(new AnswerReader.Answer.Invalid(reason));
    }

    private static AnswerReader.Answer read(String body) {
        return AnswerReader.read(body.getBytes(StandardCharsets.UTF_8), "request-1");
    }
}
