package io.hearth.template;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.text.JsonText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void anEmptyOneIsShownAsHeatDoes() {
        assertThat(JsonText.write(Environment.of(null).document()))
                .isEqualTo(
                        "{\"resource_registry\": {\"resources\": {}}, \"parameters\": {}, \"parameter_defaults\": {}, \"event_sinks\": [], \"encrypted_param_names\": []}");
    }

    @Test
    void theRequestsParametersWin() {
        Environment environment =
                Environment.of("parameters: {a: 1, b: 2}").withParameters(Map.of("b", 3));

        assertThat(environment.parameters()).isEqualTo(Map.of("a", 1L, "b", 3L));
    }

    @Test
    void masksHiddenOnes() {
        Environment environment = Environment.of("parameters: {a: 1, b: 2}").masked("a"::equals);

        assertThat(environment.parameters()).isEqualTo(Map.of("a", "******", "b", 2L));
        assertThat(environment).hasToString("Environment[a, b]");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(failureOf(() -> Environment.of(Map.of("foo", 1))))
                .hasMessage(
                        "Environment not in valid format: environment has wrong section \"foo\"");
        assertThat(failureOf(() -> Environment.of("parameters:")))
                .hasMessage(
                        "Environment not in valid format: environment has empty section \"parameters\"");
        assertThat(failureOf(() -> Environment.of("[]")))
                .hasMessage(
                        "Environment not in valid format: The environment is not a valid YAML mapping data type.");
        assertThat(failureOf(() -> Environment.of(List.of())))
                .hasMessage(
                        "Environment not in valid format: The environment is not a valid YAML mapping data type.");
    }
}
