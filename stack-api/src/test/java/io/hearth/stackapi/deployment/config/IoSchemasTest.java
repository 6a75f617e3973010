package io.hearth.stackapi.deployment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.PythonJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IoSchemasTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name": "a"} | {"name": "a", "type": "String"}
                    {"name": "a", "description": "d"} | {"name": "a", "description": "d", "type": "String"}
                    {"type": "Number", "name": "a", "default": "5"} | {"name": "a", "type": "Number", "default": 5}
                    {"type": "Number", "name": "a", "default": ""} | {"name": "a", "type": "Number", "default": ""}
                    {"name": "a", "type": "String", "default": null} | {"name": "a", "type": "String", "default": ""}
                    {"name": "a", "default": [1]} | {"name": "a", "type": "String", "default": [1]}
                    {"type": "Json", "name": "a", "default": {"k": 1}} | {"name": "a", "type": "Json", "default": {"k": 1}}
                    {"type": "Boolean", "name": "a", "default": "true"} | {"name": "a", "type": "Boolean", "default": true}
                    {"name": "a", "replace_on_change": false} | {"name": "a", "type": "String"}
                    {"name": "a", "replace_on_change": "true"} | {"name": "a", "type": "String", "replace_on_change": true}
                    {"value": null, "name": "a"} | {"name": "a", "type": "String", "value": null}
                    {"value": {"b": [1]}, "name": "a"} | {"name": "a", "type": "String", "value": {"b": [1]}}
                    """)
    void anInputIsMadeWhole(String given, String made) {
        assertThat(PythonJson.dumps(IoSchemas.inputs(List.of(read(given))).getFirst()))
                .isEqualTo(made);
    }

    @Test
    void anOutputIsMadeWhole() {
        assertThat(PythonJson.dumps(IoSchemas.outputs(List.of(read("{\"name\": \"o\"}")))))
                .isEqualTo("[{\"name\": \"o\", \"type\": \"String\", \"error_output\": false}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | Property error: : inputs[0]: : Property name not assigned
                    {"name": "a", "sort": 1} | Property error: : inputs[0]: : Unknown Property sort
                    {"name": "a", "type": "Text"} | Property error: : inputs[0].type: : "Text" is not an allowed value ["String", "Number", "CommaDelimitedList", "Json", "Boolean"]
                    {"name": "a", "type": "Number", "default": "x"} | Property error: : inputs[0].default: : could not convert string to float: 'x'
                    {"name": "a", "type": "Json", "default": "x"} | Property error: : inputs[0].default: : "x" is not a map
                    {"name": {"a": 1}} | Property error: : inputs[0].name: : Value must be a string; got {'a': 1}
                    7 | Software Config I/O Schema must be a dict
                    """)
    void whatIsWrongIsToldWithItsPlace(String given, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IoSchemas.inputs(List.of(read(given))))
                .withMessage(message);
    }

    @Test
    void anOutputHasNoValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                IoSchemas.outputs(
                                        List.of(
                                                read("{\"name\": \"o\"}"),
                                                read("{\"name\": \"p\", \"value\": 1}"))))
                .withMessage("Property error: : outputs[1]: : Unknown Property value");
    }

    private static Object read(String json) {
        Object value = PlainJson.read(json);
        return value == null ? "" : value;
    }
}
