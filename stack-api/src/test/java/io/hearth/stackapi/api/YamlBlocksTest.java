package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.hearth.testkit.documentation.Block;
import io.hearth.testkit.documentation.Documentation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Templates and environments that pages show would be taken; those of the page on policy are rules,
 * and libs/access reads them.
 */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class YamlBlocksTest {
    private static final Documentation DOCUMENTATION = Documentation.of(Path.of(".."));
    private static final Pattern TEMPLATE =
            Pattern.compile(
                    "(?m)^(?:heat_template_version|AWSTemplateFormatVersion|[Rr]esources)\\b");
    private static final String ENVIRONMENT = "resource_registry:";

    /**
     * What templates on pages call by its name, and a stand-in for what no provisioner makes here.
     */
    private static final Map<String, String> FILES =
            Map.of("server.yaml", "{heat_template_version: 2018-08-31}");

    private static final String PROVISIONED =
            "resource_registry: {'Custom::Record': OS::Heat::None}";

    static List<Block> templates() throws IOException {
        return yaml(block -> TEMPLATE.matcher(block.text()).find());
    }

    static List<Block> others() throws IOException {
        return yaml(
                block ->
                        !block.text().contains(ENVIRONMENT)
                                && !TEMPLATE.matcher(block.text()).find());
    }

    static List<Block> environments() throws IOException {
        return yaml(block -> block.text().contains(ENVIRONMENT));
    }

    private static List<Block> yaml(Predicate<Block> chosen) throws IOException {
        return DOCUMENTATION.blocks("yaml").stream()
                .filter(block -> !block.page().equals("docs/policy.md"))
                .filter(chosen)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aStackCouldBeMadeOfIt(Block block) {
        Caller owner = Caller.of(Account.OWNER);
        String body =
                new NewStackJson("shown", block.text())
                        .with("files", FILES)
                        .with("environment", PROVISIONED)
                        .text();

        Response previewed = owner.request().body(body).post(owner.path("/stacks/preview"));

        assertThat(previewed.statusCode()).as(previewed.asString()).isEqualTo(200);
    }

    /** What is for other programs, such as a chart's values. */
    @ParameterizedTest
    @MethodSource("others")
    void otherYamlCanBeRead(Block block) {
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(block.text()))
                .isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void anEnvironmentIsTaken(Block block) {
        assertThat(Environment.of(block.text()).shown()).containsKey("resource_registry");
    }
}
