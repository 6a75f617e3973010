package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.parameter.PseudoParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentBlueprintsTest {
    private static final int STACKS = 100;

    private final RecentBlueprints recent = new RecentBlueprints();

    @Test
    void smallOnesStay() {
        assertThat(kept(blueprint(3, Map.of()))).isEqualTo(STACKS);
        assertThat(recent.find("stack", STACKS)).as("another epoch").isNull();
    }

    @Test
    void ofLargeOnesFewStay() {
        assertThat(kept(blueprint(1_000, Map.of()))).isBetween(2L, 10L);
        assertThat(recent.find("stack", STACKS - 1)).as("the latest").isNotNull();
    }

    @Test
    void largeFilesCountToo() {
        Map<String, String> files = Map.of("file", "x".repeat(500_000));

        assertThat(kept(blueprint(3, files))).isBetween(1L, 50L);
    }

    private long kept(Blueprint blueprint) {
        for (int epoch = 0; epoch < STACKS; epoch++) {
            recent.keep("stack", epoch, blueprint);
        }
        return IntStream.range(0, STACKS)
                .filter(epoch -> recent.find("stack", epoch) != null)
                .count();
    }

    private static Blueprint blueprint(int resources, Map<String, String> files) {
        String resource = "  r%d: {type: " + SteeredResource.TYPE + ", properties: {value: one}}\n";
        String text =
                IntStream.range(0, resources)
                        .mapToObj(resource::formatted)
                        .collect(
                                Collectors.joining(
                                        "", "heat_template_version: 2018-08-31\nresources:\n", ""));
        Template template = Template.parse(text);
        Environment environment = Environment.of(null);
        ResourceTypes types = new ResourceTypes(List.of(new SteeredResource()));
        return new Blueprint(
                template,
                environment,
                template.parameterValues(
                        Map.of(),
                        Map.of(),
                        new PseudoParameters("stack", "id", "project", "RegionOne")),
                files,
                Layout.of(template, environment, types, files),
                null);
    }
}
