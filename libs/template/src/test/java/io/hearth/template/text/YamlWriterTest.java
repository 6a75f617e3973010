package io.hearth.template.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    @Test
    void writesBlocksWithSortedKeys() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("runcmd", List.of(List.of("ls", "-l"), "echo a: b"));
        data.put("packages", List.of("git"));
        data.put("empty", Arrays.asList((Object) null));
        data.put("count", 3L);
        data.put("ratio", 0.5);
        data.put("on", true);

        assertThat(YamlWriter.write(data))
                .isEqualTo(
                        """
                        count: 3
                        empty:
                        - null
                        'on': true
                        packages:
                        - git
                        ratio: 0.5
                        runcmd:
                        - - ls
                          - '-l'
                        - 'echo a: b'
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yes",
                "no",
                "on",
                "Off",
                "true",
                "null",
                "~",
                "0644",
                "12:30",
                "1e3",
                "2013-05-23",
                "-",
                "- a",
                "#x",
                "a # b",
                "a: b",
                "*x",
                "&x",
                "!x",
                "<<",
                "=",
                "é",
                "a\nb",
                "a\nb\n",
                "  lead\nb",
                "tail \nb",
                "\ta",
                "{",
                "[a]",
                "'",
                "\"",
                "%a",
                "@a",
                "a\u0000b",
                "word"
            })
    void aTextStaysAText(String text) throws MalformedTextException {
        String yaml = YamlWriter.write(Map.of("key", text));

        assertThat(YamlReader.read(yaml)).as(yaml).isEqualTo(Map.of("key", text));
    }
}
