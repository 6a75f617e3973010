package io.hearth.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    private static final Call CALL = Call.post("/users?name=hidden", Map.of("password", "hidden"));

    @ParameterizedTest
    @CsvSource({
        "400, Rejected",
        "401, Unauthorized",
        "403, Forbidden",
        "404, NotFound",
        "408, Unavailable",
        "409, Conflict",
        "413, Rejected",
        "429, Unavailable",
        "300, Unavailable",
        "500, Unavailable",
        "503, Unavailable"
    })
    void eachStatusIsAKindOfFailure(int status, String kind) throws Exception {
        KeystoneException failure = answer(CALL, status).failure();

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure)
                .message()
                .startsWith("POST /users was answered " + status)
                .doesNotContain("hidden");
    }

    @Test
    void whatHasNoListIsNotTakenForAnEmptyOne() {
        assertThatThrownBy(() -> Shapes.list(MissingNode.getInstance(), node -> node))
                .isInstanceOf(KeystoneException.Unavailable.class);
    }

    @Test
    void keepsWhatKeystoneAskedToWait() throws Exception {
        KeystoneException failure = answer(CALL, 429).failure();

        assertThat(failure)
                .isInstanceOfSatisfying(
                        KeystoneException.Unavailable.class,
                        unavailable ->
                                assertThat(unavailable.retryAfter())
                                        .contains(Duration.ofSeconds(7)));
    }

    @Test
    void aLoginsFailureDoesNotQuoteKeystone() throws Exception {
        Call login = Call.post("/auth/tokens?nocatalog", Map.of());

        assertThat(answer(login, 401).failure()).hasMessage("POST /auth/tokens was answered 401.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":404,\"message\":\"No.\",\"title\":\"Not Found\"}} | true",
                "{\"error\":{\"code\":503,\"message\":\"No.\"}} | false",
                "{\"error\":\"no healthy upstream\"} | false",
                "{} | false"
            })
    void aLoadBalancersAnswerIsNotKeystones(String body, boolean keystones) throws Exception {
        assertThat(answer(CALL, 404, body).isKeystonesWord()).isEqualTo(keystones);
    }

    private static Answer answer(Call call, int status) throws Exception {
        return answer(call, status, "{\"error\":{\"message\":\"No.\"}}");
    }

    private static Answer answer(Call call, int status, String body) throws Exception {
        return new Answer(
                call,
                status,
                new ObjectMapper().readTree(body),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(7)));
    }
}
