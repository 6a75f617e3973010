package io.hearth.template.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    @Test
    void plainScalarsMeanWhatTheyMeanToPyYaml() throws MalformedTextException {
        assertThat(
                        YamlReader.read(
                                "[yes, No, on, OFF, true, y, n, ~, null, 2013-05-23, 2001-12-14t21:59:43.10-05:00]"))
                .isEqualTo(
                        Arrays.asList(
                                true,
                                false,
                                true,
                                false,
                                true,
                                "y",
                                "n",
                                null,
                                null,
                                "2013-05-23",
                                "2001-12-14t21:59:43.10-05:00"));
        assertThat(YamlReader.read("[1, -7, +1_000, 0x1F, 010, 0o10, 0b11, 1:30, 08, '1']"))
                .isEqualTo(List.of(1L, -7L, 1000L, 31L, 8L, "0o10", 3L, 90L, "08", "1"));
        assertThat(YamlReader.read("[1.5, .5, 1e3, 1.0e+3, .inf, 12345678901234567890]"))
                .isEqualTo(
                        List.of(
                                1.5,
                                0.5,
                                "1e3",
                                1000.0,
                                Double.POSITIVE_INFINITY,
                                new BigInteger("12345678901234567890")));
    }

    @Test
    void tagsAliasesAndMergesWorkInBounds() throws MalformedTextException {
        assertThat(
                        YamlReader.read(
                                """
                                base: &base {a: 1, b: 2}
                                more: {<<: *base, b: 3}
                                text: !!str 12
                                again: *base
                                yes: 1
                                """))
                .isEqualTo(
                        Map.of(
                                "base", Map.of("a", 1L, "b", 2L),
                                "more", Map.of("a", 1L, "b", 3L),
                                "text", "12",
                                "again", Map.of("a", 1L, "b", 2L),
                                "true", 1L));
    }

    @Test
    void jsonIsReadAsJson() throws MalformedTextException {
        assertThat(YamlReader.read("{\n\t\"a\": [1, 2.5, \"\\ud83d\\ude00\", null, true]\n}"))
                .isEqualTo(Map.of("a", Arrays.asList(1L, 2.5, "😀", null, true)));
    }

    @Test
    void printsAsPythonDoes() {
        assertThat(PythonText.str(Arrays.asList(1L, 1e16, 1e-5, 0.1, 100.0, true, null, "it's")))
                .isEqualTo("[1, 1e+16, 1e-05, 0.1, 100.0, True, None, \"it's\"]");
        assertThat(JsonText.write(Map.of("a", List.of("ä\n", 1.0))))
                .isEqualTo("{\"a\": [\"\\u00e4\\n\", 1.0]}");
    }
}
