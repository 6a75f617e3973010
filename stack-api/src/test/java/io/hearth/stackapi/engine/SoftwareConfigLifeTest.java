package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.stackapi.deployment.config.ConfigDeletion;
import io.hearth.stackapi.deployment.config.ConfigSummary;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfigs;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that keep software configs, and what the software config API shows of them. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class SoftwareConfigLifeTest {
    private static final String FAMILY =
            """
            heat_template_version: 2018-08-31
            resources:
              text:
                type: OS::Heat::SoftwareConfig
                properties:
                  group: script
                  config: echo
                  options: {o: 1}
                  inputs: [{name: foo, default: bar}, {name: n, type: Number}]
                  outputs: [{name: result, error_output: true}]
              data:
                type: OS::Heat::StructuredConfig
                properties: {config: {a: {get_input: foo}}}
              cloud:
                type: OS::Heat::CloudConfig
                properties: {cloud_config: {runcmd: [[ls, -l]], manage_etc_hosts: 'yes'}}
              component:
                type: OS::Heat::SoftwareComponent
                properties:
                  configs: [{tool: script, config: one}, {actions: [DELETE], tool: puppet}]
              inner:
                type: OS::Heat::MultipartMime
                properties: {parts: [{config: {get_resource: text}, filename: install.sh}]}
              mime:
                type: OS::Heat::MultipartMime
                properties:
                  parts:
                    - {config: {get_resource: cloud}, subtype: cloud-config}
                    - {config: {get_resource: inner}, type: multipart}
            outputs:
              id: {value: {get_resource: text}}
              text: {value: {get_attr: [text, config]}}
              data: {value: {get_attr: [data, config, a]}}
              cloud: {value: {get_attr: [cloud, config]}}
              component: {value: {get_attr: [component, configs]}}
              mime: {value: {get_attr: [mime, config]}}
            """;

    @Inject StackStage stage;
    @Inject SoftwareConfigs configs;

    @Test
    void eachKeepsItsConfig() {
        Stack stack = stage.create("family", FAMILY);

        assertThat(stack.state().text())
                .as(stage.events(stack).toString())
                .isEqualTo("CREATE_COMPLETE");
        assertThat(config(stack, "text").shown())
                .containsEntry("group", "script")
                .containsEntry("config", "echo");
        assertThat(PythonJson.dumps(config(stack, "text").content().shown()))
                .isEqualTo(
                        "{\"config\": \"echo\", \"inputs\": [{\"name\": \"foo\","
                                + " \"description\": \"\", \"type\": \"String\", \"default\": \"bar\"},"
                                + " {\"name\": \"n\", \"description\": \"\", \"type\": \"Number\","
                                + " \"default\": 0}], \"outputs\": [{\"name\": \"result\","
                                + " \"description\": \"\", \"type\": \"String\","
                                + " \"error_output\": true}], \"options\": {\"o\": 1}}");
        assertThat(config(stack, "data").group()).isEqualTo("Heat::Ungrouped");
        assertThat(PythonJson.dumps(config(stack, "data").content().config()))
                .isEqualTo("{\"a\": {\"get_input\": \"foo\"}}");
        assertThat(config(stack, "cloud").content().config())
                .isEqualTo("#cloud-config\nmanage_etc_hosts: 'yes'\nruncmd:\n- - ls\n  - '-l'\n");
        assertThat(config(stack, "component").group()).isEqualTo("component");
        assertThat(PythonJson.dumps(config(stack, "component").content().config()))
                .isEqualTo(
                        "{\"configs\": [{\"actions\": [\"CREATE\", \"UPDATE\"], \"config\": \"one\","
                                + " \"tool\": \"script\"}, {\"actions\": [\"DELETE\"],"
                                + " \"config\": null, \"tool\": \"puppet\"}]}");
        assertThat(String.valueOf(config(stack, "mime").content().config()))
                .contains(
                        "Content-Type: text/cloud-config; charset=\"us-ascii\"",
                        "#cloud-config\nmanage_etc_hosts: 'yes'",
                        "Content-Type: text/install; charset=\"us-ascii\"",
                        "filename=\"install.sh\"\n\necho\n");
    }

    @Test
    void othersReadTheConfigAndRefersToItById() {
        Stack stack = stage.create("readers", FAMILY);

        assertThat(outputs(stack))
                .contains(
                        "id=" + stage.resource(stack, "text").physicalId(),
                        "text=echo",
                        "data={get_input=foo}",
                        "cloud=" + config(stack, "cloud").content().config(),
                        "mime=" + config(stack, "mime").content().config());
        assertThat(outputs(stack))
                .anyMatch(output -> output.startsWith("component=[{actions=[CREATE, UPDATE]"));
    }

    @Test
    void theApiListsThemAndKeepsThemAsLongAsTheStackLives() {
        Stack stack = stage.create("listed", FAMILY);
        Resource text = stage.resource(stack, "text");
        String id = String.valueOf(text.physicalId());

        List<ConfigSummary> listed =
                get(() -> configs.list(stage.project(), null, null)).orElseThrow();
        assertThat(listed).hasSize(6);
        assertThat(listed).extracting(ConfigSummary::name).contains(text.physicalName());
        assertThat(get(() -> configs.list(stage.project(), 2, listed.get(3).id())))
                .contains(listed.subList(4, 6));
        assertThat(get(() -> configs.delete(stage.project(), id)))
                .isEqualTo(
                        new ConfigDeletion.PartOfStack(
                                new SoftwareConfig.Part(stack.id(), "listed", "text")));
        assertThat(get(() -> configs.find("another-project", id))).isEmpty();

        stage.delete(stack);

        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
        assertThat(get(() -> configs.find(stage.project(), id))).isEmpty();
        assertThat(get(() -> configs.list(stage.project(), null, null))).contains(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OS::Heat::MultipartMime | {parts: [{config: 0b1a2c3d-0000-4000-8000-000000000000}]} | is not of a resource of this stack
                    OS::Heat::MultipartMime | {parts: [{config: {get_resource: data}}]} | is no text
                    OS::Heat::MultipartMime | {parts: [{config: a, subtype: "x;y"}]} | is no subtype
                    OS::Heat::SoftwareConfig | {group: "a\\0b"} | no null character
                    OS::Heat::MultipartMime | {group: gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg} | at most 255 characters
                    """)
    void whatCannotBeMadeFailsWithAReason(String type, String properties, String reason) {
        Stack stack =
                stage.create(
                        "failing",
                        """
                        heat_template_version: 2018-08-31
                        resources:
                          data: {type: "OS::Heat::StructuredConfig", properties: {config: {a: 1}}}
                          x: {type: "%s", depends_on: data, properties: %s}
                        """
                                .formatted(type, properties));

        assertThat(stack.state().text()).isEqualTo("CREATE_FAILED");
        assertThat(stack.state().reason()).contains("ValueError: resources.x:", reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OS::Heat::SoftwareComponent | {configs: []} | length (0) is out of range
                    OS::Heat::SoftwareComponent | {configs: [{tool: a}, {tool: b, actions: [UPDATE]}]} | Defining more than one configuration for the same action in SoftwareComponent "x" is not allowed.
                    OS::Heat::SoftwareComponent | {configs: [{config: a}]} | Property tool not assigned
                    OS::Heat::SoftwareConfig | {config: [a]} | Value must be a string; got ['a']
                    OS::Heat::SoftwareConfig | {inputs: [{type: String}]} | Property name not assigned
                    OS::Heat::SoftwareConfig | {outputs: [{name: a, type: Text}]} | "Text" is not an allowed value
                    OS::Heat::StructuredConfig | {config: a} | "a" is not a map
                    OS::Heat::CloudConfig | {cloud_config: a} | "a" is not a map
                    OS::Heat::MultipartMime | {parts: [{type: text}]} | Property config not assigned
                    """)
    void aMistakeShowsBeforeAnythingIsMade(String type, String properties, String reason) {
        String template =
                "heat_template_version: 2018-08-31\nresources: {x: {type: \"%s\", properties: %s}}\n"
                        .formatted(type, properties);

        assertThatThrownBy(() -> stage.create("mistaken", template))
                .isInstanceOfAny(StackException.class, TemplateException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aConfigIsNoLargerThanTheBusCarries() {
        String template =
                """
                heat_template_version: 2018-08-31
                resources:
                  x:
                    type: OS::Heat::SoftwareConfig
                    properties: {config: {str_replace: {template: aaaaaaaaaa, params: {a: "%s"}}}}
                """
                        .formatted("b".repeat(60_000));

        Stack stack = stage.create("large", template);

        assertThat(stack.state().reason()).contains("exceeds maximum allowed size (524288 bytes)");
    }

    @Test
    void aMessageOfLargePartsIsRefusedBeforeItIsMade() {
        String parts = String.join(", ", Collections.nCopies(500, "{config: {get_resource: x}}"));
        String template =
                """
                heat_template_version: 2018-08-31
                resources:
                  x:
                    type: OS::Heat::SoftwareConfig
                    properties: {config: {str_replace: {template: aaaaa, params: {a: "%s"}}}}
                  y: {type: "OS::Heat::MultipartMime", properties: {parts: [%s]}}
                """
                        .formatted("b".repeat(60_000), parts);

        Stack stack = stage.create("parts", template);

        assertThat(stack.state().reason())
                .contains("RequestLimitExceeded: resources.y:", "(600000 bytes) exceeds");
    }

    private SoftwareConfig config(Stack stack, String resource) {
        String id = String.valueOf(stage.resource(stack, resource).physicalId());
        Optional<SoftwareConfig> found = get(() -> configs.find(stage.project(), id));
        return found.orElseThrow();
    }

    private List<String> outputs(Stack stack) {
        return stage.outputs(stack).stream().map(o -> o.key() + "=" + o.value()).toList();
    }

    private static <T> T get(Supplier<Uni<T>> call) {
        try {
            return VertxContextSupport.subscribeAndAwait(call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
