package io.hearth.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.text.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parsed template's document parses again to the same template, as text and as a map. */
class RoundTripTest {
    private static final String[] TEXTS = {
        "", "yes", "1", "2013-05-23", "~", "ä€😀", "a: b", "\"'\\\n\t", "<<", "0x1f", "{", "*a"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void parsesAgainToTheSame(long seed) {
        Map<String, Object> document = document(new Random(seed));
        Template template = Template.of(document);

        Template again = Template.of(template.document());
        Template text = Template.parse(JsonText.write(template.document()));

        assertThat(again).isEqualTo(template);
        assertThat(again.resources()).isEqualTo(template.resources());
        assertThat(text.document()).isEqualTo(template.document());
        assertThat(text.resources()).isEqualTo(template.resources());
        assertThat(text.outputs()).isEqualTo(template.outputs());
        assertThat(text.dependencies().order()).isEqualTo(template.dependencies().order());
    }

    private static Map<String, Object> document(Random random) {
        Map<String, Object> resources = new LinkedHashMap<>();
        int count = 1 + random.nextInt(12);
        for (int index = 0; index < count; index++) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("type", "OS::Heat::TestResource");
            resource.put("properties", Map.of("value", value(random, index, 4)));
            resource.put("metadata", Map.of("m", value(random, index, 3)));
            if (index > 0 && random.nextBoolean()) {
                resource.put("depends_on", List.of("r" + random.nextInt(index)));
            }
            resources.put("r" + index, resource);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("heat_template_version", "2018-08-31");
        document.put("parameters", Map.of("p", Map.of("type", "string", "default", "d")));
        document.put("resources", resources);
        document.put("outputs", Map.of("o", Map.of("value", value(random, count, 5))));
        return document;
    }

    /** A value that refers only to resources before that index. */
    private static Object value(Random random, int index, int depth) {
        int choice = random.nextInt(depth > 0 ? 10 : 5);
        return switch (choice) {
            case 0 -> TEXTS[random.nextInt(TEXTS.length)];
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextDouble() * 1e6;
            case 4 -> index == 0 ? Map.of("get_param", "p") : reference(random, index);
            case 5 -> Map.of("list_join", List.of(",", values(random, index, depth)));
            case 6 ->
                    Map.of(
                            "str_replace",
                            Map.of(
                                    "template",
                                    TEXTS[random.nextInt(TEXTS.length)],
                                    "params",
                                    Map.of("x", value(random, index, depth - 1))));
            case 7 -> values(random, index, depth);
            default -> Map.of("k" + random.nextInt(3), value(random, index, depth - 1), "l", 1);
        };
    }

    private static Object reference(Random random, int index) {
        String name = "r" + random.nextInt(index);
        return random.nextBoolean()
                ? Map.of("get_resource", name)
                : Map.of("get_attr", List.of(name, "output", random.nextInt(3)));
    }

    private static List<Object> values(Random random, int index, int depth) {
        List<Object> values = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            values.add(value(random, index, depth - 1));
        }
        return values;
    }
}
