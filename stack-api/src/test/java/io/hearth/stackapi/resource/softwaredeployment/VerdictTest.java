package io.hearth.stackapi.resource.softwaredeployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.stack.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final List<Map<String, @Nullable Object>> DECLARED =
            List.of(
                    Map.of("name", "result", "error_output", false),
                    Map.of("name", "oops", "error_output", true));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | COMPLETE | Outputs received | succeeded",
                "{\"deploy_status_code\": 0} | COMPLETE | Outputs received | succeeded",
                "{\"deploy_status_code\": \"0\"} | COMPLETE | Outputs received | succeeded",
                "{\"deploy_status_code\": \"\"} | COMPLETE | Outputs received | succeeded",
                "{\"deploy_status_code\": null} | COMPLETE | Outputs received | succeeded",
                "{\"deploy_status_code\": 2} | FAILED | deploy_status_code : Deployment exited with non-zero status code: 2 | failed (2)",
                "{\"deploy_status_code\": \"00\"} | FAILED | deploy_status_code : Deployment exited with non-zero status code: 00 | failed (00)",
                "{\"oops\": null} | FAILED | oops : null | failed",
                "{\"oops\": \"bad\", \"deploy_status_code\": 1} | FAILED | deploy_status_code : Deployment exited with non-zero status code: 1, oops : bad | failed (1)",
            })
    void isHeats(String answer, Status status, String reason, String outcome) {
        Verdict verdict = verdict(answer);

        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void keepsWhatIsDeclaredAndTheUsual() {
        Verdict verdict =
                Verdict.of(
                        Map.of("before", 1, "deploy_stdout", "old"),
                        DECLARED,
                        PlainJson.readObject("{\"result\": [1], \"other\": 2}"));

        assertThat(verdict.outputs())
                .containsEntry("before", 1)
                .containsEntry("result", List.of(1))
                .containsEntry("deploy_stdout", null)
                .containsEntry("deploy_status_code", null)
                .doesNotContainKey("other");
    }

    @Test
    void quotesTheBeginningOfWhatIsLong() {
        Verdict verdict = verdict("{\"oops\": \"%s\"}".formatted("x".repeat(100_000)));

        assertThat(verdict.reason()).hasSize("oops : ".length() + Verdict.LONGEST_QUOTE + 1);
    }

    private static Verdict verdict(String answer) {
        return Verdict.of(Map.of(), DECLARED, PlainJson.readObject(answer));
    }
}
