package io.hearth.stackapi.engine;

import static io.hearth.contract.ResourceEvent.RequestedAction.CREATE;
import static io.hearth.contract.ResourceEvent.RequestedAction.DELETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.AnswerTicket;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks whose resources a provisioner makes, which is the test, and removes. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class CustomResourceLifeTest {
    private static final String ZONE =
            """
            heat_template_version: 2018-08-31
            resources:
              zone:
                type: %s
                properties: {name: canary.example., ttl: 60, servers: [{host: a}], %s}
            outputs:
              id: {value: {get_resource: zone}}
              serial: {value: {get_attr: [zone, serial]}}
              first: {value: {get_attr: [zone, servers, 0]}}
              none: {value: {get_attr: [zone, unheard_of]}}
              all: {value: {get_attr: [zone]}}
            """;
    private static final String CUSTOM = ZONE.formatted("Custom::Zone", "");

    /** The second one is answered after the first, so that what the first was told is through. */
    private static final String TWO =
            """
            heat_template_version: 2018-08-31
            resources:
              a: {type: 'Custom::Zone'}
              b: {type: 'Custom::Zone'}
            """;

    @Inject StackStage stage;
    @Inject TestProvisioner provisioner;
    @Inject DataSource database;
    @Inject Sealer sealer;

    @Test
    void aResourceIsWhatItsProvisionerAnswers() throws SQLException {
        Stack stack = stage.create("zone", CUSTOM);
        ResourceRequested request = provisioner.asked(stack, "zone", CREATE);

        assertThat(request.key()).isEqualTo(stack.rootId());
        assertThat(request.resourceType()).isEqualTo("Custom::Zone");
        assertThat(request.physicalId()).isNull();
        assertThat(request.physicalName()).startsWith("zone-zone-");
        assertThat(request.deadline())
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));
        assertThat(provisioner.properties(request))
                .isEqualTo(
                        Map.of(
                                "name",
                                "canary.example.",
                                "ttl",
                                60,
                                "servers",
                                List.of(Map.of("host", "a"))));
        assertThat(request.oldProperties()).isNull();
        provisioner.done(
                request, "zone-7", "{\"serial\": 3, \"servers\": [\"x\"], \"s\": \"canary\"}");
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(stage.resource(stack, "zone").physicalId()).isEqualTo("zone-7");
        assertThat(stage.outputs(stack))
                .extracting(StackOutput::value)
                .containsExactly(
                        "zone-7",
                        3,
                        "x",
                        null,
                        Map.of("serial", 3, "servers", List.of("x"), "s", "canary"));
        assertThat(stored(stack)).contains("zone-7").doesNotContain("canary");
    }

    @Test
    void aRequestBringsAUrlForItsOwnAnswer() {
        Stack stack = stage.create("url", CUSTOM);
        ResourceRequested request = provisioner.asked(stack, "zone", CREATE);
        String url = provisioner.answerUrl(request);

        assertThat(url).startsWith("http://127.0.0.1:8000/v1/answer/");
        assertThat(AnswerTicket.open(sealer, url.substring(url.lastIndexOf('/') + 1)))
                .contains(
                        new AnswerTicket(
                                request.stack(), "zone", request.requestId(), request.deadline()));
    }

    @Test
    void aLongReasonIsCut() {
        Stack stack = stage.create("talks", CUSTOM);
        provisioner.failed(provisioner.asked(stack, "zone", CREATE), null, "x".repeat(100_000));
        stage.awaitState(stack, "CREATE_FAILED");

        assertThat(stage.resource(stack, "zone").state().reason())
                .isEqualTo("Error: resources.zone: " + "x".repeat(2_048) + "...");
    }

    @Test
    void withoutAPhysicalIdItsNameStandsForIt() {
        Stack stack = stage.create("nameless", CUSTOM);
        ResourceRequested request = provisioner.asked(stack, "zone", CREATE);
        provisioner.done(request, null);
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(stage.resource(stack, "zone").physicalId()).isEqualTo(request.physicalName());
        assertThat(stage.outputs(stack).getLast().value()).isEqualTo(Map.of());
    }

    @Test
    void onlyTheFirstAnswerToTheRequestCounts() {
        Stack stack = stage.create("twice", TWO);
        ResourceRequested request = provisioner.asked(stack, "a", CREATE);
        provisioner.done(request, "first", "{\"n\": 1}");
        provisioner.done(request, "second", "{\"n\": 2}");
        provisioner.failed(request, "third", "no");
        provisioner.done(provisioner.asked(stack, "b", CREATE), "b");
        stage.awaitState(stack, "CREATE_COMPLETE");

        assertThat(stage.resource(stack, "a").physicalId()).isEqualTo("first");
        assertThat(stage.events(stack)).filteredOn(event -> event.startsWith("a ")).hasSize(2);
    }

    @Test
    void anAnswerToAForeignRequestChangesNothing() {
        Stack stack = stage.create("foreign", TWO);
        Stack other = stage.create("other", TWO);
        ResourceRequested own = provisioner.asked(stack, "a", CREATE);
        ResourceAnswered answer = provisioner.answer(own, "foreign", null);
        ResourceRequested foreign = provisioner.asked(other, "a", CREATE);
        provisioner.say(with(answer, "a", UUID.randomUUID().toString()));
        provisioner.say(with(answer, "a", foreign.requestId()));
        provisioner.say(with(answer, "nowhere", own.requestId()));
        provisioner.say(with(answer, "b", own.requestId()));
        provisioner.say(with(answer, "a", ""));
        provisioner.done(provisioner.asked(stack, "b", CREATE), "b");
        stage.awaitResource(stack, "b", "CREATE_COMPLETE");

        assertThat(stage.resource(stack, "a").state().text()).isEqualTo("CREATE_IN_PROGRESS");
        assertThat(stage.resource(other, "a").state().text()).isEqualTo("CREATE_IN_PROGRESS");
        assertThat(stage.resource(stack, "b").physicalId()).isEqualTo("b");
    }

    @Test
    void whatFailedIsRemovedByTheIdThatItHasGot() {
        Stack stack = stage.create("fails", CUSTOM);
        provisioner.failed(
                provisioner.asked(stack, "zone", CREATE), "half-made", "no\0such server");
        stage.awaitState(stack, "CREATE_FAILED");

        assertThat(stage.now(stack).state().reason())
                .isEqualTo("Resource CREATE failed: Error: resources.zone: no such server");
        stage.delete(stack);
        ResourceRequested removal = provisioner.asked(stack, "zone", DELETE);
        assertThat(removal.physicalId()).isEqualTo("half-made");
        assertThat(provisioner.properties(removal)).containsEntry("ttl", 60);
        provisioner.done(removal, null);
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    @Test
    void withoutAnAnswerInTimeItFailsAndALateOneChangesNothing() {
        Stack stack = stage.create("late", ZONE.formatted("Custom::Zone", "service_timeout: 3"));
        ResourceRequested request = provisioner.asked(stack, "zone", CREATE);
        assertThat(request.deadline()).isBefore(Instant.now().plusSeconds(4));
        stage.awaitState(stack, "CREATE_FAILED");
        assertThat(stage.resource(stack, "zone").state().reason())
                .isEqualTo(
                        "Timeout: resources.zone: No provisioner answered the CREATE request in"
                                + " time (service_timeout).");

        stage.delete(stack);
        ResourceRequested removal = provisioner.asked(stack, "zone", DELETE);
        assertThat(removal.physicalId()).isNull();
        assertThat(removal.physicalName()).isEqualTo(request.physicalName());
        provisioner.done(request, "too-late");
        stage.awaitState(stack, "DELETE_FAILED");
        assertThat(stage.resource(stack, "zone").state().reason())
                .contains("answered the DELETE request in time");
        assertThat(stage.resource(stack, "zone").physicalId()).isNull();

        provisioner.done(removal, null);
        stage.delete(stack);
        provisioner.done(provisioner.asked(stack, "zone", DELETE, 2), null);
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    @Test
    void aStackIsDeletedWhileItIsMade() {
        Stack stack = stage.create("hasty", TWO);
        ResourceRequested a = provisioner.asked(stack, "a", CREATE);
        ResourceRequested b = provisioner.asked(stack, "b", CREATE);
        stage.delete(stack);
        ResourceRequested removal = provisioner.asked(stack, "a", DELETE);
        provisioner.done(a, "a-1");
        provisioner.done(b, "b-1");
        provisioner.done(provisioner.asked(stack, "b", DELETE), null);
        await("b is gone")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stage.events(stack).contains("b DELETE_COMPLETE state changed"));

        assertThat(removal.physicalId()).isNull();
        assertThat(removal.physicalName()).isEqualTo(a.physicalName());
        assertThat(stage.state(stack)).isEqualTo("DELETE_IN_PROGRESS");
        provisioner.done(removal, null);
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    @Test
    void aFailedRemovalIsAskedForAgain() {
        Stack stack = stage.create("stays", CUSTOM);
        provisioner.done(provisioner.asked(stack, "zone", CREATE), "zone-1");
        stage.awaitState(stack, "CREATE_COMPLETE");
        stage.delete(stack);
        provisioner.failed(provisioner.asked(stack, "zone", DELETE), null, null);
        stage.awaitState(stack, "DELETE_FAILED");
        assertThat(stage.now(stack).state().reason())
                .isEqualTo(
                        "Resource DELETE failed: Error: resources.zone: The provisioner gave no"
                                + " reason.");

        stage.delete(stack);
        ResourceRequested again = provisioner.asked(stack, "zone", DELETE, 2);
        assertThat(again.physicalId()).isEqualTo("zone-1");
        provisioner.done(again, null);
        stage.awaitState(stack, "DELETE_COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\0b", "LONG"})
    void aPhysicalIdThatIsNoneFailsTheResource(String physicalId) {
        Stack stack = stage.create("id", CUSTOM);
        provisioner.done(
                provisioner.asked(stack, "zone", CREATE),
                physicalId.equals("LONG") ? "x".repeat(1_025) : physicalId);
        stage.awaitState(stack, "CREATE_FAILED");

        assertThat(stage.resource(stack, "zone").state().reason())
                .startsWith("Error: resources.zone: The physical id in the provisioner's answer");
        assertThat(stage.resource(stack, "zone").physicalId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "properties | {} | are not sealed for this resource",
                "attributes | [1] | are no JSON object",
                "attributes | canary | are no JSON object",
                "attributes | LONG | at most 262144 are possible"
            })
    void attributesThatCannotBeReadFailTheResource(String field, String text, String reason) {
        Stack stack = stage.create("attributes", CUSTOM);
        ResourceRequested request = provisioner.asked(stack, "zone", CREATE);
        String attributes =
                text.equals("LONG") ? "{\"a\": \"%s\"}".formatted("x".repeat(262_144)) : text;
        provisioner.say(
                provisioner.answer(
                        request,
                        "zone-1",
                        provisioner.seal(
                                request,
                                field.equals("properties")
                                        ? SealContext.PROPERTIES
                                        : SealContext.ATTRIBUTES,
                                attributes)));
        stage.awaitState(stack, "CREATE_FAILED");

        assertThat(stage.resource(stack, "zone").state().reason())
                .contains(reason)
                .doesNotContain("canary");
        assertThat(stage.resource(stack, "zone").physicalId()).isEqualTo("zone-1");
    }

    @Test
    void whatNoEventCanHoldIsNeverAskedFor() {
        Stack stack =
                stage.create(
                        "much", ZONE.formatted("Custom::Zone", "much: " + "x".repeat(262_144)));
        assertThat(stage.state(stack)).isEqualTo("CREATE_FAILED");
        assertThat(stage.resource(stack, "zone").state().reason())
                .startsWith("RequestLimitExceeded: resources.zone: ");

        stage.delete(stack);
        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
        assertThat(provisioner.requests(stack, "zone", CREATE)).isEmpty();
        assertThat(provisioner.requests(stack, "zone", DELETE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "86401", "1.5", "soon", "[1]"})
    void aServiceTimeoutIsANumberOfSeconds(String timeout) {
        assertThatThrownBy(
                        () ->
                                stage.create(
                                        "timeout",
                                        ZONE.formatted(
                                                "Custom::Zone", "service_timeout: " + timeout)))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "Property error: resources.zone.properties.service_timeout: must be a whole"
                                + " number of seconds from 1 to 86400.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme::Net", "Ext::Any::Thing", "Custom::A-b_c@d"})
    void anOperatorNamesTypes(String type) {
        Stack stack = stage.create("named", ZONE.formatted(type, "ServiceTimeout: 90"));
        ResourceRequested request = provisioner.asked(stack, "zone", CREATE);

        assertThat(request.resourceType()).isEqualTo(type);
        assertThat(request.deadline()).isBefore(Instant.now().plus(Duration.ofSeconds(91)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme::Nets", "Other::Thing", "Custom::", "Custom::a b", "custom::a"})
    void anyOtherTypeIsRefused(String type) {
        assertThatThrownBy(() -> stage.create("refused", ZONE.formatted("'" + type + "'", "")))
                .isInstanceOf(StackException.class)
                .hasMessage("The Resource Type (%s) could not be found.".formatted(type));
    }

    @Test
    void anEnvironmentMapsToACustomType() {
        Stack stack =
                stage.create(
                        "mapped",
                        ZONE.formatted("My::Zone", ""),
                        null,
                        Environment.of("resource_registry: {'My::Zone': 'Custom::Zone'}"),
                        Map.of());
        ResourceRequested request = provisioner.asked(stack, "zone", CREATE);

        assertThat(request.resourceType()).isEqualTo("Custom::Zone");
        assertThat(stage.resource(stack, "zone").type()).isEqualTo("My::Zone");
    }

    private static ResourceAnswered with(
            ResourceAnswered answer, String resource, String requestId) {
        return new ResourceAnswered(
                answer.stack(),
                resource,
                requestId,
                answer.status(),
                answer.reason(),
                answer.physicalId(),
                answer.attributes());
    }

    private String stored(Stack stack) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select string_agg(r::text, '') from resource r where stack_id = ?")) {
            select.setString(1, stack.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
